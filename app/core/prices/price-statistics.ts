import { calmWindow } from './calm-window';
import type { PriceSeries } from './price-history';
import type { RegularPrice } from './regular-price';
import {
  heldLongest,
  isExchangeRates,
  knownDaysOf,
  regularChanges,
  regularPricesWithin,
  relativeChange,
  type RegularChange,
  type RegularPriceWindow,
} from './regular-changes';
import { WeightedVariation } from './weighted-variation';

/** What tells whether the regular price was steady over the window. Shares are 0 to 1. */
export interface PriceMoves {
  /** Days of the window during which the price was known. */
  knownDays: number;
  /** Changes beyond the deadband, from one regular price to the next. */
  changes: number;
  /** Time-weighted standard deviation over time-weighted mean. */
  coefficientOfVariation: number;
  /** The same with the largest change taken out: of what happened besides. */
  variationBesides: number;
  /** Of one change, up or down, as a share of the price before it. */
  largestJump: number;
}

/** How the regular price behaved over the window. */
export interface PriceStatistics extends PriceMoves {
  /** Those of the changes during which the price in the store's own currency stood still. */
  exchangeRateChanges: number;
  /** Median of |ln(after / before)| over `changes`; 0 without any. */
  medianLogChange: number;
  /** Share of known time more than the deadband away from the price that held longest. */
  shareAwayFromMode: number;
}

/**
 * Statistics over a step function: each price weighs as long as it held, so that how often somebody looked
 * makes no difference. A change between two stretches that do not meet (a price of 0 lay between) still counts.
 */
export function priceMoves(series: PriceSeries, options: RegularPriceWindow): PriceMoves {
  const calm = calmWindow(series, options);
  if (calm) {
    const { coefficientOfVariation } = calm;
    return { ...calm, changes: 0, variationBesides: coefficientOfVariation, largestJump: 0 };
  }
  const prices = regularPricesWithin(series, options);
  const changes = regularChanges(prices, options.deadband);
  const largest = changes.reduce<RegularChange | null>(
    (largest, change) =>
      !largest || Math.abs(relativeChange(change)) > Math.abs(relativeChange(largest))
        ? change
        : largest,
    null,
  );
  const variation = coefficientOfVariation(prices);
  return {
    knownDays: knownDaysOf(prices),
    changes: changes.length,
    coefficientOfVariation: variation,
    variationBesides: largest ? coefficientOfVariation(withoutChange(prices, largest)) : variation,
    largestJump: largest ? Math.abs(relativeChange(largest)) : 0,
  };
}

/** Besides what tells whether it was steady, what describes how it was not. `isFixed`: no exchange rate moves it. */
export function priceStatistics(
  series: PriceSeries,
  options: RegularPriceWindow & { isFixed?: boolean },
): PriceStatistics {
  const prices = regularPricesWithin(series, options);
  const changes = regularChanges(prices, options.deadband);
  return {
    ...priceMoves(series, options),
    exchangeRateChanges: options.isFixed ? 0 : changes.filter(isExchangeRates).length,
    medianLogChange: median(
      changes.map(({ before, after }) => Math.abs(Math.log(after.amount / before.amount))),
    ),
    shareAwayFromMode: shareAwayFromMode(prices, options.deadband),
  };
}

/** As if the price had not changed there, and everything later by as much as it did. */
function withoutChange(prices: readonly RegularPrice[], change: RegularChange): RegularPrice[] {
  const { before, after } = change;
  return prices.map((price) =>
    price.from < after.from
      ? price
      : { ...price, amount: price.amount * (before.amount / after.amount) },
  );
}

function coefficientOfVariation(prices: readonly RegularPrice[]): number {
  const variation = new WeightedVariation();
  for (const { from, to, amount } of prices) variation.add(amount, to - from);
  return variation.coefficient;
}

function shareAwayFromMode(prices: readonly RegularPrice[], deadband: number): number {
  const mode = heldLongest(prices);
  if (mode === null) return 0;
  const isAway = ({ amount }: RegularPrice) => Math.abs(amount / mode - 1) > deadband;
  return knownDaysOf(prices.filter(isAway)) / knownDaysOf(prices);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
