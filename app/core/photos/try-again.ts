import { DAY_MS, HOUR_MS, WEEK_MS } from '../days/milliseconds';
import type { PhotoReading } from './photo-words';

/** What a later look may find otherwise: a host that was slow, a photo that is being made or came back. */
const MAY_PASS: ReadonlySet<string> = new Set(['timedOut', 'gone']);

/** [J] After each look but the last. A photo that is not there after a week stays away. */
const WAITS_MS = [HOUR_MS, DAY_MS, WEEK_MS];

/** When a photo is looked at once more that was looked at `tries` times; `null`: what was found stays. */
export function tryAgainAt(reading: PhotoReading, tries: number, now: Date): Date | null {
  if (reading.state === 'read' || !MAY_PASS.has(reading.why)) return null;
  const waitMs = WAITS_MS[tries - 1];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}
