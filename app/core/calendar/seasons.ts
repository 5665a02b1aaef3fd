import type { Audience } from '../listing/audience';
import { dayNumberOf, isoDay } from '../days/day-number';
import { blackFriday, labourDay } from './named-days';
import type { SeasonMark, SeasonName } from './season-mark';

/** The retail year's windows. Those of `SeasonName` have a peak that listings and promotions are made ready for. */
export const WINDOW_NAMES = ['spring', 'summer', 'back-to-school', 'autumn', 'holidays'] as const;

export type WindowName = (typeof WINDOW_NAMES)[number];

/** `YYYY-MM-DD`, in the store's time zone as everywhere: a season has no hours. */
export interface RetailWindow {
  start: string;
  /** The day from which buying is at its height; `null`: no source names one. */
  peak: string | null;
  /** Where that height lasts for longer: its last day. */
  peakEnd?: string;
  /** The last day. */
  end: string;
}

export interface SeasonWindow extends RetailWindow {
  peak: string;
}

/**
 * A season's dates in one year. Windows are the retail calendar's. Peaks [J]: Black Friday, when 84% of
 * Canadians mean to buy; mid-July for US back-to-school, since 67% have begun by early July; four weeks before
 * Labour Day in Canada, where 42.9% buy two to four weeks ahead; in Quebec from 1 August, to the 31st.
 */
export function seasonWindow(season: SeasonName, audience: Audience, year: number): SeasonWindow {
  const name = `${season} ${audience} ${year}`;
  const known = windows.get(name);
  if (known !== undefined) return known;
  const { start, peak, peakEnd, end } = SEASONS[season][audience](year);
  const window: SeasonWindow = {
    start: isoDay(start),
    peak: isoDay(peak),
    ...(peakEnd !== undefined && { peakEnd: isoDay(peakEnd) }),
    end: isoDay(end),
  };
  windows.set(name, window);
  return window;
}

/** Those asked for so far: each marked listing of a store asks for the same ones. */
const windows = new Map<string, SeasonWindow>();

/** A window's dates in one year. Spring, summer and autumn are the same for everyone. */
export function retailWindow(name: WindowName, audience: Audience, year: number): RetailWindow {
  switch (name) {
    case 'spring':
      return { start: `${year}-01-01`, peak: null, end: `${year}-05-31` };
    case 'summer':
      return { start: `${year}-06-01`, peak: null, end: `${year}-06-30` };
    case 'autumn':
      return { start: isoDay(labourDay(year) + 1), peak: null, end: `${year}-10-31` };
    default:
      return seasonWindow(name, audience, year);
  }
}

type DayNumbers = { start: number; peak: number; peakEnd?: number; end: number };

const SEASONS: Record<SeasonName, Record<Audience, (year: number) => DayNumbers>> = {
  'back-to-school': {
    US: (year) => ({
      start: dayNumberOf(year, 7, 1),
      peak: dayNumberOf(year, 7, 15),
      end: labourDay(year),
    }),
    CA: (year) => ({
      start: dayNumberOf(year, 7, 15),
      peak: labourDay(year) - 28,
      end: labourDay(year) + 7,
    }),
    QC: (year) => ({
      start: dayNumberOf(year, 8, 1),
      peak: dayNumberOf(year, 8, 1),
      peakEnd: dayNumberOf(year, 8, 31),
      end: labourDay(year),
    }),
  },
  holidays: {
    US: (year) => holidaysUntil(year, 24),
    CA: (year) => holidaysUntil(year, 31),
    QC: (year) => holidaysUntil(year, 31),
  },
};

/** To Christmas Eve in the US, in Canada to the end of Boxing Week. */
function holidaysUntil(year: number, lastOfDecember: number): DayNumbers {
  return {
    start: dayNumberOf(year, 11, 1),
    peak: blackFriday(year),
    end: dayNumberOf(year, 12, lastOfDecember),
  };
}

/** The season that is on or comes next, seen from a day (`YYYY-MM-DD`). */
export function currentOrNextSeason(
  season: SeasonName,
  audience: Audience,
  today: string,
): SeasonMark {
  const year = Number(today.slice(0, 4));
  const thisYears = seasonWindow(season, audience, year);
  const { peak, end } =
    thisYears.end >= today ? thisYears : seasonWindow(season, audience, year + 1);
  return { season, audience, peak, end };
}
