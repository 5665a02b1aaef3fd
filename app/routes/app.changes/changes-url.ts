import { isDay } from '~/core/days/day-number';
import type { ChangesSince } from '~/services/digest/views';

export const SINCE_OPTIONS = ['week', 'lastVisit', 'lastDigest', 'day'] as const;
export type SinceOption = (typeof SINCE_OPTIONS)[number];

/** `?since=week`, `lastVisit`, `lastDigest`, or a day as `YYYY-MM-DD`. What is none of these is a week. */
export function parseChangesUrl(params: URLSearchParams): ChangesSince {
  const since = params.get('since') ?? 'week';
  if (since === 'lastDigest' || since === 'lastVisit') return since;
  return isDay(since) ? { day: since } : 'week';
}

export function optionOf(since: ChangesSince): SinceOption {
  return typeof since === 'object' ? 'day' : since;
}
