import { clopperPearson } from '../statistics/clopper-pearson';

/** What was sold over a number of days, in weeks (or what is left of one at an end). */
export interface PeriodSales {
  units: number;
  days: number;
  weeks: number;
  /** The sum over its weeks of units² / days: from it follows how unevenly it sold. */
  squares: number;
}

/** How many times as much sold a day in one period as in another. */
export interface Lift {
  /** `null`: nothing sold in the period compared with, so that no ratio can be given. */
  ratio: number | null;
  /** 95% interval. `upper` `null`: without a bound. */
  lower: number;
  upper: number | null;
  /** Units in the period, and in the one that it is compared with. */
  units: number;
  otherUnits: number;
}

/**
 * How much more weeks differ than independent single sales would (Pearson's statistic over its degrees of freedom,
 * McCullagh and Nelder, Generalized Linear Models, 1989): orders of several units and good and bad weeks count
 * into it. 1 for single sales at a steady rate; `null` where there are too few weeks to tell.
 */
export function dispersionOf(...periods: PeriodSales[]): number | null {
  let statistic = 0;
  let freedom = 0;
  for (const { units, days, weeks, squares } of periods) {
    if (units <= 0 || weeks < 2) continue;
    // Σ (c − r·d)² / (r·d) with the period's own rate r = units / days.
    statistic += (squares * days) / units - units;
    freedom += weeks - 1;
  }
  return freedom === 0 ? null : statistic / freedom;
}

/** Units of a listing whose own dispersion weighs as much as its store's. [J] */
const UNITS_FOR_OWN_DISPERSION = 20;

/** A listing's dispersion, drawn towards that of its store where it sold little. Never below 1. */
export function steadiedDispersion(own: number | null, units: number, ofStore: number): number {
  if (own === null) return Math.max(1, ofStore);
  const weighted = own * units + ofStore * UNITS_FOR_OWN_DISPERSION;
  return Math.max(1, weighted / (units + UNITS_FOR_OWN_DISPERSION));
}

/**
 * The ratio of two rates with its exact conditional interval: given the sum of two Poisson counts, the first is
 * binomial (Przyborowski and Wilenski, Biometrika 31, 1940), so that the interval of Clopper and Pearson for its
 * share gives that of the ratio. Sales are less even than Poisson counts: they are divided by their dispersion
 * first (quasi-likelihood), which widens the interval.
 */
export function liftOf(
  period: Pick<PeriodSales, 'units' | 'days'>,
  other: Pick<PeriodSales, 'units' | 'days'>,
  dispersion = 1,
): Lift {
  if (!(period.days > 0 && other.days > 0)) throw new RangeError('A lift needs days to compare');
  const perDay = other.days / period.days;
  const share = clopperPearson(
    period.units / dispersion,
    (period.units + other.units) / dispersion,
  );
  const ratioOf = (of: number) => (of / (1 - of)) * perDay;
  return {
    ratio: other.units === 0 ? null : (period.units / other.units) * perDay,
    lower: ratioOf(share.lower),
    upper: share.upper >= 1 ? null : ratioOf(share.upper),
    units: period.units,
    otherUnits: other.units,
  };
}

/**
 * The interval's lower end by the normal approximation of its logarithm, half a unit added to either count: good
 * enough to choose which of a hundred thousand listings are worth the exact one.
 */
export function approximateLowerBound(
  period: Pick<PeriodSales, 'units' | 'days'>,
  other: Pick<PeriodSales, 'units' | 'days'>,
  dispersion: number,
): number {
  const units = period.units / dispersion + 0.5;
  const otherUnits = other.units / dispersion + 0.5;
  const ratio = units / period.days / (otherUnits / other.days);
  return ratio * Math.exp(-1.959964 * Math.sqrt(1 / units + 1 / otherUnits));
}
