import type { Audience } from '../listing/audience';
import { daysBetween } from '../days/day-number';
import { SEASON_NAMES, type SeasonMark } from './season-mark';
import { currentOrNextSeason, seasonWindow, type SeasonWindow } from './seasons';

/** The season that is on, or the one that comes next, with what a calendar counts down to. */
export interface SeasonAhead extends SeasonWindow, Pick<SeasonMark, 'season' | 'audience'> {
  /** 0 on the day of the peak, negative after it. */
  daysToPeak: number;
  /** 0 on the last day. */
  daysToEnd: number;
}

/** Seen from a day (`YYYY-MM-DD`) in the store's time zone. */
export function seasonAhead(audience: Audience, today: string): SeasonAhead {
  const [next] = SEASON_NAMES.map((season) =>
    currentOrNextSeason(season, audience, today),
  ).toSorted((a, b) => a.end.localeCompare(b.end));
  if (next === undefined) throw new Error('There are no seasons');
  const window = seasonWindow(next.season, audience, Number(next.peak.slice(0, 4)));
  return {
    ...window,
    season: next.season,
    audience,
    daysToPeak: daysBetween(today, window.peak),
    daysToEnd: daysBetween(today, window.end),
  };
}
