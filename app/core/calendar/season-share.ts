import type { Audience } from '../listing/audience';
import { addDays } from '../days/store-day';
import type { SeasonName } from './season-mark';
import { seasonWindow } from './seasons';

/** Days of `YYYY-MM-DD`, both included. */
export interface Period {
  since: string;
  until: string;
}

/**
 * Where to look for what a season was worth: last year's season, and twelve months around it. They end with the
 * last day of which all orders are known, or on the eve of this year's season, so that they never hold two of them.
 * `null`: not all orders of those twelve months are known.
 */
export function seasonSharePeriods(options: {
  season: SeasonName;
  audience: Audience;
  /** Of the season that is on or comes next. */
  peak: string;
  /** Of which all orders are known. */
  known: Period;
}): { season: Period; year: Period } | null {
  const { season, audience, peak, known } = options;
  const year = Number(peak.slice(0, 4));
  const eve = addDays(seasonWindow(season, audience, year).start, -1);
  const until = known.until < eve ? known.until : eve;
  const since = addDays(yearBefore(until), 1);
  const last = seasonWindow(season, audience, year - 1);
  if (since < known.since || last.start < since || last.end > until) return null;
  return { season: { since: last.start, until: last.end }, year: { since, until } };
}

/** The same date a year before; for 29 February the day after the 28th has gone, so the 28th. */
function yearBefore(day: string): string {
  const date = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${Number(day.slice(0, 4)) - 1}${date}`;
}

/** Below this a share says little. [J] */
export const FEWEST_UNITS = 30;

/** How much of a year a season is worth: the store's own figure, else the market's. */
export type SeasonShare =
  | {
      source: 'store';
      /** 0 to 1. */
      share: number;
      units: number;
      /** Of the twelve months. */
      yearUnits: number;
      period: Period;
    }
  | { source: 'market'; share: number; market: MarketShare };

/** Ids of figures about the market, each with a sentence that names who says so. */
export type MarketShare = 'us-november-december';

/** November and December are 19% of a year's US retail (National Retail Federation). None is known of the others. */
export function marketShare(season: SeasonName, audience: Audience): SeasonShare | null {
  return season === 'holidays' && audience === 'US'
    ? { source: 'market', share: 0.19, market: 'us-november-december' }
    : null;
}
