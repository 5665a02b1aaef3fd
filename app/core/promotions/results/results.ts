import { daysBetween } from '../../days/day-number';
import { addDays } from '../../days/store-day';
import { clopperPearson, type Interval } from '../../statistics/clopper-pearson';
import type { Lift } from '../lift';
import type { DayRange } from '../lift-periods';
import { effectOf, expectedChange, type EffectFacts, type ExpectedChange } from './effect';
import type { ResultPeriods } from './result-periods';

/** What was sold over some days. */
export interface SalesSums {
  units: number;
  /** `null`: of some it is not known. */
  returnedUnits: number | null;
  /** In the store's currency, after discounts, before tax; what came back is taken off. Of `revenueUnits` alone. */
  revenue: number;
  /** Units of which the revenue is known. */
  revenueUnits: number;
}

export interface DaySums extends SalesSums {
  /** `YYYY-MM-DD` */
  day: string;
}

/** Another period. */
export interface Comparison {
  range: DayRange;
  sums: SalesSums;
  /** How many times as much was sold a day during the promotion; `null`: nothing was sold in it. */
  ratio: number | null;
  /** Likewise of the store's other listings. */
  othersRatio: number | null;
}

/** How many times as much was sold as would have been without it. */
export interface Effect {
  /** `null`: too few units to tell. */
  lift: Lift | null;
  /** Whether the store's other listings, and the same days of last year, say how much would have been sold. */
  byOthers: boolean;
  byLastYear: boolean;
}

export interface PromotionResults {
  periods: ResultPeriods;
  during: SalesSums;
  /** `null`: there are no days before to compare with. */
  effect: Effect | null;
  before: Comparison | null;
  lastYear: Comparison | null;
  returns: ReturnsResult;
  /** `null`: the year's beginning is not known, or nothing was sold in it. */
  shareOfYear: { units: number; ofUnits: number; days: number; ofDays: number } | null;
}

export interface ReturnsResult {
  /** 95% interval of the share of the promotion's units that came back so far. */
  interval: Interval;
  /** Of the half year before it; `null`: nothing was sold, or it is not known what came back. */
  shareBefore: number | null;
  isRaised: boolean;
  /** `YYYY-MM-DD` by which what was sold on the last day has come back, if it does; `null`: that day is past. */
  openUntil: string | null;
}

export interface ResultFacts {
  periods: ResultPeriods;
  /** Of the promoted listings together, by day; days on which nothing was sold may be absent. */
  promoted: readonly DaySums[];
  /** Of all of the store's listings. */
  store: readonly DaySums[];
  /** Days in which the same listings were, or may have been, in another promotion. */
  otherPromotions: readonly DayRange[];
  today: string;
  /** How long after an order things come back. */
  returnDays: number;
}

/** What a promotion's listings sold during it, beside the weeks before and last year, and what it did. */
export function promotionResults(facts: ResultFacts): PromotionResults {
  const { periods, promoted, store } = facts;
  const others = subtract(store, promoted);
  const during = sumOver(promoted, periods.during);
  const othersDuring = sumOver(others, periods.during);
  const compare = (range: DayRange | null): Comparison | null => {
    if (range === null) return null;
    const sums = sumOver(promoted, range);
    return {
      range,
      sums,
      ratio: ratioOf(during, sums),
      othersRatio: ratioOf(othersDuring, sumOver(others, range)),
    };
  };
  return {
    periods,
    during,
    effect: wholeEffect(facts),
    before: compare(periods.before),
    lastYear: compare(periods.lastYear),
    returns: returnsOf(during, facts),
    shareOfYear: shareOfYear(during, facts),
  };
}

/** What each of the listings would have sold, as a change from the days before. `null`: there are none. */
export function expectedOfListings(facts: ResultFacts): ExpectedChange | null {
  const { before, effect } = facts.periods;
  return (
    before &&
    effect &&
    expectedChange(effectFacts(facts, { ...effect, before: [before], lastYear: null }))
  );
}

function wholeEffect(facts: ResultFacts): Effect | null {
  const { periods, promoted } = facts;
  if (periods.effect === null) return null;
  const expected = expectedChange(effectFacts(facts, periods.effect));
  const unitsOf = (ranges: readonly DayRange[]) =>
    ranges.reduce((sum, range) => sum + sumOver(promoted, range).units, 0);
  const units = { during: unitsOf([periods.during]), before: unitsOf(periods.effect.before) };
  const { byOthers, byLastYear } = expected;
  return { lift: effectOf(units, expected), byOthers, byLastYear };
}

function effectFacts(
  { periods, promoted, store, otherPromotions }: ResultFacts,
  days: NonNullable<ResultPeriods['effect']>,
): EffectFacts {
  const byDay = (sums: readonly DaySums[]) => new Map(sums.map(({ day, units }) => [day, units]));
  return {
    ...days,
    during: periods.during,
    otherPromotions,
    promoted: byDay(promoted),
    others: byDay(subtract(store, promoted)),
  };
}

/** Both over as many days. */
function ratioOf(during: SalesSums, other: SalesSums): number | null {
  return other.units > 0 ? during.units / other.units : null;
}

export function sumOver(days: readonly DaySums[], { first, last }: DayRange): SalesSums {
  return totalSales(days.filter(({ day }) => day >= first && day <= last));
}

export function totalSales(all: readonly SalesSums[]): SalesSums {
  const sums: SalesSums = { units: 0, returnedUnits: 0, revenue: 0, revenueUnits: 0 };
  for (const each of all) {
    sums.units += each.units;
    sums.returnedUnits = sumOfKnown(sums.returnedUnits, each.returnedUnits);
    sums.revenue += each.revenue;
    sums.revenueUnits += each.revenueUnits;
  }
  return sums;
}

function sumOfKnown(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

function subtract(all: readonly DaySums[], part: readonly DaySums[]): DaySums[] {
  const byDay = new Map(part.map((each) => [each.day, each]));
  return all.map((each) => {
    const own = byDay.get(each.day);
    return own === undefined
      ? each
      : {
          day: each.day,
          units: each.units - own.units,
          returnedUnits: sumOfKnown(
            each.returnedUnits,
            own.returnedUnits === null ? null : -own.returnedUnits,
          ),
          revenue: each.revenue - own.revenue,
          revenueUnits: each.revenueUnits - own.revenueUnits,
        };
  });
}

const ANY_SHARE: Interval = { lower: 0, upper: 1 };

function returnsOf(
  during: SalesSums,
  { periods, promoted, today, returnDays }: ResultFacts,
): ReturnsResult {
  const { returnedUnits, units } = during;
  const interval = returnedUnits === null ? ANY_SHARE : clopperPearson(returnedUnits, units);
  const before = periods.halfYear && sumOver(promoted, periods.halfYear);
  const shareBefore =
    before && before.units > 0 && before.returnedUnits !== null
      ? before.returnedUnits / before.units
      : null;
  const openUntil = addDays(periods.during.last, returnDays);
  return {
    interval: units === 0 ? ANY_SHARE : interval,
    shareBefore,
    isRaised: shareBefore !== null && units > 0 && interval.lower > shareBefore,
    openUntil: openUntil > today ? openUntil : null,
  };
}

function shareOfYear(
  during: SalesSums,
  { periods, promoted }: ResultFacts,
): PromotionResults['shareOfYear'] {
  const { yearSoFar, days } = periods;
  // A promotion over the turn of the year lies partly outside of its last year.
  if (yearSoFar === null || periods.during.first < yearSoFar.first) return null;
  const { units } = sumOver(promoted, yearSoFar);
  if (units === 0) return null;
  const ofDays = daysBetween(yearSoFar.first, yearSoFar.last) + 1;
  return { units: during.units, ofUnits: units, days, ofDays };
}
