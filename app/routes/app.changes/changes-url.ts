import type { ChangesSince } from '~/services/digest/views';

export const SINCE_OPTIONS = ['week', 'lastDigest', 'day'] as const;
export type SinceOption = (typeof SINCE_OPTIONS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `?since=week`, `lastDigest`, or a day as `YYYY-MM-DD`. What is none of these is a week. */
export function parseChangesUrl(params: URLSearchParams): ChangesSince {
  const since = params.get('since') ?? 'week';
  if (since === 'lastDigest') return since;
  return isDay(since) ? { day: since } : 'week';
}

/** A day of the calendar: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

export function optionOf(since: ChangesSince): SinceOption {
  return typeof since === 'object' ? 'day' : since;
}
