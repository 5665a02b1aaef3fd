import { eventAround } from '../../calendar/event-around';
import { eventIn } from '../../calendar/events';
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
  /** As many days, the same weekdays, so many whole weeks earlier, in which the listings were in no other promotion. */
  before: DayRange | null;
  /** Why there is none. */
  noBefore: 'notKnown' | 'otherPromotions' | null;
  /** The same days of last year: by the event that they lie around, else by weekday. `null`: not known. */
  lastYear: DayRange | null;
  /** Whether the listings were in a promotion then, or in the days before. */
  promotedLastYear: boolean;
  /** From 1 January of the promotion's last year to that year's last day that is known. */
  yearSoFar: DayRange | null;
  /** Half a year before the promotion, as far as it is known. */
  halfYear: DayRange | null;
  /** What the effect is told by: days before it, those of last year, and all that are known. */
  effect: {
    before: DayRange[];
    lastYear: { during: DayRange; before: DayRange[] } | null;
    history: DayRange;
  } | null;
}

/** 52 weeks: the same weekdays. */
const LAST_YEAR_DAYS = 364;
const HALF_YEAR_DAYS = 182;
/** [J] Weeks further back are of another season. */
const MOST_WEEKS_BACK = 8;
/** What is known of longer ago says little of how a listing sells today [J]. */
const HISTORY_DAYS = 760;

/**
 * The days that a promotion is measured on. Orders are known by day, so that a promotion that starts or ends
 * within one counts it whole. `null`: no day of it is known yet. `others`: when the same listings were, or may have
 * been, in another promotion.
 */
export function resultPeriods(
  { startsAt, endsAt, audiences }: Pick<PromotionPlan, 'startsAt' | 'endsAt' | 'audiences'>,
  known: { since: string; until: string } | null,
  { timeZone, others }: { timeZone: string; others: readonly DayRange[] },
): ResultPeriods | null {
  // Cancelled before it began.
  if (known === null || Date.parse(endsAt) <= Date.parse(startsAt)) return null;
  const first = storeDay(new Date(startsAt), timeZone);
  const lastPlanned = storeDay(new Date(Date.parse(endsAt) - 1), timeZone);
  const last = lastPlanned < known.until ? lastPlanned : known.until;
  if (last < first || first < known.since) return null;
  const during = { first, last };
  const days = daysBetween(first, last) + 1;
  const year = last.slice(0, 4);
  const lastYear = shifted(during, shiftToLastYear(during, audiences));
  const halfYear = addDays(first, -HALF_YEAR_DAYS);
  const halfFrom = halfYear > known.since ? halfYear : known.since;
  const yesterday = addDays(first, -1);
  const isLastYearKnown = lastYear.first >= known.since;
  return {
    during,
    days,
    isPartial: last < lastPlanned,
    ...beforeOf(during, known.since, others),
    lastYear: isLastYearKnown ? lastYear : null,
    promotedLastYear: isLastYearKnown && meetsAny(lastYear, others),
    yearSoFar:
      `${year}-01-01` >= known.since
        ? { first: `${year}-01-01`, last: earlier(known.until, `${year}-12-31`) }
        : null,
    halfYear: halfFrom < first ? { first: halfFrom, last: yesterday } : null,
    effect: effectDays(during, lastYear, { since: known.since, others }),
  };
}

/** The nearest that hold nothing else; none where another promotion lies in all of the weeks before. */
function beforeOf(
  during: DayRange,
  since: string,
  others: readonly DayRange[],
): Pick<ResultPeriods, 'before' | 'noBefore'> {
  const weeks = Math.ceil((daysBetween(during.first, during.last) + 1) / 7);
  let isPromoted = false;
  for (let back = weeks; back <= weeks + MOST_WEEKS_BACK; back += 1) {
    const range = shifted(during, back * 7);
    if (range.first < since) break;
    if (!meetsAny(range, others)) return { before: range, noBefore: null };
    isPromoted = true;
  }
  return { before: null, noBefore: isPromoted ? 'otherPromotions' : 'notKnown' };
}

/**
 * Up to eight whole weeks before it, this year and last, where last year is known and held no promotion; else the days
 * that it is compared with.
 */
function effectDays(
  during: DayRange,
  lastYear: DayRange,
  { since, others }: { since: string; others: readonly DayRange[] },
): ResultPeriods['effect'] {
  const earliest = addDays(during.first, -HISTORY_DAYS);
  const history = {
    first: earliest > since ? earliest : since,
    last: addDays(during.first, -1),
  };
  const isFree = (range: DayRange) => range.first >= since && !meetsAny(range, others);
  const weeks = Array.from({ length: MOST_WEEKS_BACK }, (_, index) => ({
    now: weekBefore(during, index),
    then: weekBefore(lastYear, index),
  })).filter(({ now, then }) => isFree(now) && isFree(then));
  if (isFree(lastYear) && weeks.length > 0) {
    return {
      before: weeks.map(({ now }) => now),
      lastYear: { during: lastYear, before: weeks.map(({ then }) => then) },
      history,
    };
  }
  const { before } = beforeOf(during, since, others);
  return before && { before: [before], lastYear: null, history };
}

function weekBefore({ first }: DayRange, index: number): DayRange {
  const last = addDays(first, -1 - index * 7);
  return { first: addDays(last, -6), last };
}

/** Boxing Day is compared with Boxing Day, and Black Friday with Black Friday. */
function shiftToLastYear(during: DayRange, audiences: PromotionPlan['audiences']): number {
  const event = eventAround(during, audiences);
  if (!event) return LAST_YEAR_DAYS;
  const before = eventIn(event.name, Number(event.start.slice(0, 4)) - 1);
  return daysBetween(before.start, event.start);
}

function shifted({ first, last }: DayRange, by: number): DayRange {
  return { first: addDays(first, -by), last: addDays(last, -by) };
}

function meetsAny({ first, last }: DayRange, others: readonly DayRange[]): boolean {
  return others.some((other) => other.first <= last && other.last >= first);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
