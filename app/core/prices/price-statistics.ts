import type { PriceSeries } from './price-history';
import type { RegularPrice } from './regular-price';
import {
  isExchangeRates,
  knownDaysOf,
  regularChanges,
  regularPricesWithin,
  relativeChange,
  type RegularChange,
  type RegularPriceWindow,
} from './regular-changes';

/** How the regular price behaved over the window. Shares are 0 to 1. */
export interface PriceStatistics {
  /** Days of the window during which the price was known. */
  knownDays: number;
  /** Changes beyond the deadband, from one regular price to the next. */
  changes: number;
  /** Those among them during which the price in the store's own currency stood still. */
  exchangeRateChanges: number;
  /** Time-weighted standard deviation over time-weighted mean. */
  coefficientOfVariation: number;
  /** The same with the largest change taken out: of what happened besides. */
  variationBesides: number;
  /** Of one change, up or down, as a share of the price before it. */
  largestJump: number;
  /** Median of |ln(after / before)| over `changes`; 0 without any. */
  medianLogChange: number;
  /** Share of known time more than the deadband away from the price that held longest. */
  shareAwayFromMode: number;
}

/**
 * Statistics over a step function: each price weighs as long as it held, so that how often somebody looked
 * makes no difference. A change between two stretches that do not meet (a price of 0 lay between) still counts.
 * `isFixed`: no exchange rate moves it.
 */
export function priceStatistics(
  series: PriceSeries,
  options: RegularPriceWindow & { isFixed?: boolean },
): PriceStatistics {
  const prices = regularPricesWithin(series, options);
  const changes = regularChanges(prices, options.deadband);
  const largest = changes.reduce<RegularChange | null>(
    (largest, change) =>
      !largest || Math.abs(relativeChange(change)) > Math.abs(relativeChange(largest))
        ? change
        : largest,
    null,
  );
  const logChanges = changes.map(({ before, after }) =>
    Math.abs(Math.log(after.amount / before.amount)),
  );
  const variation = coefficientOfVariation(prices);
  return {
    knownDays: knownDaysOf(prices),
    changes: changes.length,
    exchangeRateChanges: options.isFixed ? 0 : changes.filter(isExchangeRates).length,
    coefficientOfVariation: variation,
    variationBesides: largest ? coefficientOfVariation(withoutChange(prices, largest)) : variation,
    largestJump: largest ? Math.abs(relativeChange(largest)) : 0,
    medianLogChange: median(logChanges),
    shareAwayFromMode: shareAwayFromMode(prices, options.deadband),
  };
}

/** As if the price had not changed there, and everything later by as much as it did. */
function withoutChange(prices: RegularPrice[], change: RegularChange): RegularPrice[] {
  const { before, after } = change;
  return prices.map((price) =>
    price.from < after.from
      ? price
      : { ...price, amount: price.amount * (before.amount / after.amount) },
  );
}

function coefficientOfVariation(prices: RegularPrice[]): number {
  const [first] = prices;
  // Rounding alone would give a constant price a variation of about 1e-17.
  if (!first || prices.every(({ amount }) => amount === first.amount)) return 0;
  let time = 0;
  let mean = 0;
  let squares = 0;
  // West (1979): weighted mean and variance in one pass, without the cancellation of the textbook formula.
  for (const { from, to, amount } of prices) {
    const weight = to - from;
    time += weight;
    const delta = amount - mean;
    mean += (delta * weight) / time;
    squares += weight * delta * (amount - mean);
  }
  return Math.sqrt(Math.max(0, squares) / time) / mean;
}

function shareAwayFromMode(prices: RegularPrice[], deadband: number): number {
  const timeAt = new Map<number, number>();
  let time = 0;
  for (const { from, to, amount } of prices) {
    timeAt.set(amount, (timeAt.get(amount) ?? 0) + (to - from));
    time += to - from;
  }
  let mode: [amount: number, held: number] | null = null;
  for (const entry of timeAt) {
    if (!mode || entry[1] > mode[1]) mode = entry;
  }
  if (!mode) return 0;
  let away = 0;
  for (const [amount, held] of timeAt) {
    if (Math.abs(amount / mode[0] - 1) > deadband) away += held;
  }
  return away / time;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
