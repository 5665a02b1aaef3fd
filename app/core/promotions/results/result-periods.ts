import { daysBetween } from '../../days/day-number';
import { addDays, storeDay } from '../../days/store-day';
import type { DayRange } from '../lift-periods';
import type { PromotionPlan } from '../promotion';

export interface ResultPeriods {
  /** The promotion's days in the store's time zone, as far as all orders of them are known. */
  during: DayRange;
  days: number;
  /** True where the promotion goes on, or orders of its last days have not been read yet. */
  isPartial: boolean;
  /** As many days, the same weekdays, so many whole weeks earlier. `null`: not all of them are known. */
  before: DayRange | null;
  /** The same weeks of last year: 364 days earlier, the same weekdays. */
  lastYear: DayRange | null;
  /** From 1 January of the promotion's last year to the last day that is known. */
  yearSoFar: DayRange | null;
  /** Half a year before the promotion, as far as it is known: how unevenly these listings sell. */
  evenness: DayRange | null;
}

const LAST_YEAR_DAYS = 364;
const EVENNESS_DAYS = 182;

/**
 * The days that a promotion is measured on. Orders are known by day, so that a promotion that starts or ends
 * within one counts it whole. `null`: no day of it is known yet.
 */
export function resultPeriods(
  { startsAt, endsAt }: Pick<PromotionPlan, 'startsAt' | 'endsAt'>,
  known: { since: string; until: string } | null,
  timeZone: string,
): ResultPeriods | null {
  // Cancelled before it began.
  if (known === null || Date.parse(endsAt) <= Date.parse(startsAt)) return null;
  const first = storeDay(new Date(startsAt), timeZone);
  const lastPlanned = storeDay(new Date(Date.parse(endsAt) - 1), timeZone);
  const last = lastPlanned < known.until ? lastPlanned : known.until;
  if (last < first || first < known.since) return null;
  const days = daysBetween(first, last) + 1;
  const shifted = (by: number): DayRange | null => {
    const range = { first: addDays(first, -by), last: addDays(last, -by) };
    return range.first >= known.since ? range : null;
  };
  const newYear = `${last.slice(0, 4)}-01-01`;
  const halfYear = addDays(first, -EVENNESS_DAYS);
  const evenFrom = halfYear > known.since ? halfYear : known.since;
  return {
    during: { first, last },
    days,
    isPartial: last < lastPlanned,
    before: shifted(Math.ceil(days / 7) * 7),
    lastYear: shifted(LAST_YEAR_DAYS),
    yearSoFar: newYear >= known.since ? { first: newYear, last: known.until } : null,
    evenness: evenFrom < first ? { first: evenFrom, last: addDays(first, -1) } : null,
  };
}
