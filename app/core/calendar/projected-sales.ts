import { addDays } from '../days/store-day';
import type { UnitHistory } from '../orders/sales-history';
import { dayNumber } from '../days/day-number';

export interface ProjectedSales {
  /** Units until and including the last day. */
  units: number;
  /** Sold within the days that the rate was taken from. */
  recentUnits: number;
  /** How much faster or slower last year's rest of the season sold than the days before it. 1: not known. */
  seasonFactor: number;
  hasSeasonPattern: boolean;
}

/**
 * What is going to be sold from the day after `today` to `end`: the rate of the last `rateDays`, times what
 * last year's season did between the same days, where last year sold enough to tell. `null` where the sales of
 * those days are not known. All destinations together, since they share one stock.
 */
export function projectedSales(
  sales: UnitHistory,
  options: { today: string; end: string; rateDays: number; minimumUnitsForPattern: number },
): ProjectedSales | null {
  const { today, end, rateDays, minimumUnitsForPattern } = options;
  // Today is not over, and yesterday's orders may not have been read yet.
  const last = sales.until < today ? sales.until : addDays(today, -1);
  if (dayNumber(today) - dayNumber(last) > 2) return null;
  const first = addDays(last, 1 - rateDays);
  if (first < sales.since) return null;
  const recentUnits = unitsBetween(sales, first, last);
  const daysLeft = Math.max(0, dayNumber(end) - dayNumber(today));
  const lastYear = (day: string) => addDays(day, -364);
  const knowsLastYear = lastYear(first) >= sales.since;
  const before = unitsBetween(sales, lastYear(first), lastYear(last));
  const hasSeasonPattern = knowsLastYear && before >= minimumUnitsForPattern && daysLeft > 0;
  const after = unitsBetween(sales, lastYear(addDays(today, 1)), lastYear(end));
  const seasonFactor = hasSeasonPattern ? after / daysLeft / (before / rateDays) : 1;
  return {
    units: (recentUnits / rateDays) * daysLeft * seasonFactor,
    recentUnits,
    seasonFactor,
    hasSeasonPattern,
  };
}

function unitsBetween({ days }: UnitHistory, from: string, to: string): number {
  return days.reduce((sum, { day, units }) => (day >= from && day <= to ? sum + units : sum), 0);
}
