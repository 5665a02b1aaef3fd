import { dayNumber, isoDay, yearOf } from '../days/day-number';
import type { SeasonName } from '../calendar/season-mark';
import { seasonWindow } from '../calendar/seasons';
import type { Audience } from '../listing/audience';

/** Days from `first` to `last`, both included, `YYYY-MM-DD`. */
export interface DayRange {
  first: string;
  last: string;
}

/** Seven days in a row, or fewer at the end of a stretch. */
export interface ComparedWeek extends DayRange {
  days: number;
  inSeason: boolean;
}

export interface LiftPeriods {
  /** The seasons of which every day's orders are known, by year. */
  seasons: DayRange[];
  seasonDays: number;
  /** Known days of the half years before and after those seasons that belong to none. */
  otherDays: number;
  weeks: ComparedWeek[];
}

/**
 * Half a year on either side: together with the season a year, and a store that grows steadily grows as much
 * after the season as before it, so that growth is not taken for season.
 */
const DAYS_ASIDE = 182;

/**
 * What is compared to see how a season lifts sales, from the days of which all orders are known. A season that is
 * still on, or only known in part, is on neither side.
 */
export function liftPeriods(options: {
  season: SeasonName;
  audience: Audience;
  since: string;
  until: string;
}): LiftPeriods {
  const { season, audience, since, until } = options;
  const known = { from: dayNumber(since), to: dayNumber(until) };
  const windows: { from: number; to: number }[] = [];
  for (let year = yearOf(known.from) - 1; year <= yearOf(known.to) + 1; year += 1) {
    const { start, end } = seasonWindow(season, audience, year);
    windows.push({ from: dayNumber(start), to: dayNumber(end) });
  }
  const complete = windows.filter(({ from, to }) => from >= known.from && to <= known.to);
  const stretches = complete.map(({ from, to }) => ({ from, to, inSeason: true }));
  for (const { from, to } of othersOf(complete, windows, known)) {
    stretches.push({ from, to, inSeason: false });
  }
  const weeks = stretches.flatMap(weeksOf).sort((a, b) => (a.first < b.first ? -1 : 1));
  const daysWhere = (inSeason: boolean) =>
    weeks.reduce((sum, week) => (week.inSeason === inSeason ? sum + week.days : sum), 0);
  return {
    seasons: complete.map(({ from, to }) => ({ first: isoDay(from), last: isoDay(to) })),
    seasonDays: daysWhere(true),
    otherDays: daysWhere(false),
    weeks,
  };
}

interface Stretch {
  from: number;
  to: number;
}

function othersOf(
  complete: readonly Stretch[],
  windows: readonly Stretch[],
  known: Stretch,
): Stretch[] {
  const isNear = (day: number) =>
    complete.some(({ from, to }) => day >= from - DAYS_ASIDE && day <= to + DAYS_ASIDE);
  const isInWindow = (day: number) => windows.some(({ from, to }) => day >= from && day <= to);
  const stretches: Stretch[] = [];
  for (let day = known.from; day <= known.to; day += 1) {
    if (!isNear(day) || isInWindow(day)) continue;
    const last = stretches.at(-1);
    if (last?.to === day - 1) last.to = day;
    else stretches.push({ from: day, to: day });
  }
  return stretches;
}

function weeksOf({ from, to, inSeason }: Stretch & { inSeason: boolean }): ComparedWeek[] {
  const weeks: ComparedWeek[] = [];
  for (let first = from; first <= to; first += 7) {
    const last = Math.min(to, first + 6);
    weeks.push({ first: isoDay(first), last: isoDay(last), days: last - first + 1, inSeason });
  }
  return weeks;
}
