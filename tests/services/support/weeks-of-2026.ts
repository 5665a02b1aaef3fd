import { Temporal } from 'temporal-polyfill';

/** Those that lie within the year in every zone, counted on the fingers. */
export const WEEKS = Array.from({ length: 51 }, (_, index) => ({
  week: `2026-W${String(index + 3).padStart(2, '0')}`,
  monday: Temporal.PlainDate.from('2026-01-12').add({ days: 7 * index }),
}));

const instants = new Map<string, { at: number; isChanged: boolean }>();

/** When clocks there show that hour: of two the first; of an hour that they skip, as much later as they jump. */
export function onTheClock(timeZone: string, day: Temporal.PlainDate, hour: number) {
  const key = `${timeZone} ${day.toString()} ${hour}`;
  let found = instants.get(key);
  if (!found) {
    const local = day.toPlainDateTime({ hour });
    const [earlier, later] = (['earlier', 'later'] as const).map(
      (disambiguation) => local.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
    );
    const { epochMilliseconds } = local.toZonedDateTime(timeZone);
    instants.set(key, (found = { at: epochMilliseconds, isChanged: earlier !== later }));
  }
  return found;
}
