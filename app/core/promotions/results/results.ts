import { dayNumber, daysBetween } from '../../days/day-number';
import { addDays } from '../../days/store-day';
import { clopperPearson, type Interval } from '../../statistics/clopper-pearson';
import { dispersionOf, liftOf, steadiedDispersion, type Lift, type PeriodSales } from '../lift';
import type { DayRange } from '../lift-periods';
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

/** A promotion's period beside another one. `null` figures: too few units to tell. */
export interface Comparison {
  range: DayRange;
  sums: SalesSums;
  /** How many times as much was sold a day during the promotion. */
  lift: Lift | null;
  /** Likewise of the store's other listings: what would have happened without it, as far as they tell. */
  othersLift: Lift | null;
}

export interface PromotionResults {
  periods: ResultPeriods;
  /** How unevenly the promoted listings sell from week to week, see `dispersionOf`. */
  dispersion: number;
  during: SalesSums;
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

/** [J] Below it, one order more or less turns the answer round. */
export const LEAST_UNITS_TO_COMPARE = 10;

export interface ResultFacts {
  periods: ResultPeriods;
  /** Of the promoted listings together, by day; days on which nothing was sold may be absent. */
  promoted: readonly DaySums[];
  /** Of all of the store's listings. */
  store: readonly DaySums[];
  today: string;
  /** How long after an order things come back. */
  returnDays: number;
}

/**
 * What a promotion's listings sold during it beside the weeks before and the same weeks of last year. Sales are
 * compared by rates with their interval, widened by how unevenly the same listings sold in the half year before.
 */
export function promotionResults(facts: ResultFacts): PromotionResults {
  const { periods, promoted, store } = facts;
  const others = subtract(store, promoted);
  const dispersion = evennessOf(promoted, periods);
  const othersDispersion = evennessOf(others, periods);
  const during = sumOver(promoted, periods.during);
  const compare = (range: DayRange | null): Comparison | null =>
    range && {
      range,
      sums: sumOver(promoted, range),
      lift: liftBetween(promoted, periods, range, dispersion),
      othersLift: liftBetween(others, periods, range, othersDispersion),
    };
  return {
    periods,
    dispersion,
    during,
    before: compare(periods.before),
    lastYear: compare(periods.lastYear),
    returns: returnsOf(during, facts),
    shareOfYear: shareOfYear(during, facts),
  };
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

/** `null`: too few units in both periods together. */
export function liftOfUnits(
  during: number,
  other: number,
  days: number,
  dispersion: number,
): Lift | null {
  if (during + other < LEAST_UNITS_TO_COMPARE) return null;
  return liftOf({ units: during, days }, { units: other, days }, dispersion);
}

function liftBetween(
  days: readonly DaySums[],
  { during, days: length }: ResultPeriods,
  range: DayRange,
  dispersion: number,
): Lift | null {
  return liftOfUnits(sumOver(days, during).units, sumOver(days, range).units, length, dispersion);
}

/** From whole weeks back from the promotion's first day. */
function evennessOf(days: readonly DaySums[], { evenness }: ResultPeriods): number {
  if (evenness === null) return 1;
  const weeks = Math.floor((daysBetween(evenness.first, evenness.last) + 1) / 7);
  const last = dayNumber(evenness.last);
  const units = Array.from({ length: weeks }, () => 0);
  for (const each of days) {
    const week = Math.floor((last - dayNumber(each.day)) / 7);
    if (week >= 0 && week < weeks) units[week] = (units[week] ?? 0) + each.units;
  }
  const total = units.reduce((sum, each) => sum + each, 0);
  const period: PeriodSales = {
    units: total,
    days: weeks * 7,
    weeks,
    squares: units.reduce((sum, each) => sum + each ** 2 / 7, 0),
  };
  return steadiedDispersion(dispersionOf(period), total, 1);
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
  const before = periods.evenness && sumOver(promoted, periods.evenness);
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
