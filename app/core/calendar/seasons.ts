import type { Audience } from '../listing/audience';
import { dayNumberOf, isoDay, nthWeekday } from './day-number';
import type { SeasonMark, SeasonName } from './season-mark';

const MONDAY = 1;
const THURSDAY = 4;

/** US and Canada alike. */
function labourDay(year: number): number {
  return nthWeekday(year, 9, MONDAY, 1);
}

/** The day after the fourth Thursday of November, which is not always the last one (2028, 2029). */
function blackFriday(year: number): number {
  return nthWeekday(year, 11, THURSDAY, 4) + 1;
}

/** `YYYY-MM-DD`, in the store's time zone as everywhere: a season has no hours. */
export interface SeasonWindow {
  start: string;
  /** The day from which buying is at its height. */
  peak: string;
  /** The last day. */
  end: string;
}

/**
 * A season's dates in one year. Windows are the retail calendar's. Peaks [J]: Black Friday, when 84% of
 * Canadians mean to buy; mid-July for US back-to-school, since 67% have begun by early July; four weeks before
 * Labour Day in Canada, where 42.9% buy two to four weeks ahead; in Quebec from 1 August, to the 31st.
 */
export function seasonWindow(season: SeasonName, audience: Audience, year: number): SeasonWindow {
  const { start, peak, end } = WINDOWS[season][audience](year);
  return { start: isoDay(start), peak: isoDay(peak), end: isoDay(end) };
}

type DayNumbers = Record<keyof SeasonWindow, number>;

const WINDOWS: Record<SeasonName, Record<Audience, (year: number) => DayNumbers>> = {
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
