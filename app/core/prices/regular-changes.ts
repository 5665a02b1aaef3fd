import { DAY_MS } from '../days/milliseconds';
import type { PriceSeries } from './price-history';
import { fromAnchor } from './price-window';
import { regularPrices, type RegularPrice, type RegularPriceOptions } from './regular-price';
import { Remembered } from './remembered';

export interface RegularPriceWindow extends RegularPriceOptions {
  /** End of the window. Time after the last look is not known time. */
  now: Date;
  windowDays: number;
}

export interface RegularChange {
  before: RegularPrice;
  after: RegularPrice;
}

/** Rules that look at one series ask for the same window one after the other: what was worked out of it is kept. */
export function rememberedWithin<Found>(
  workOut: (series: PriceSeries, of: RegularPriceWindow) => Found,
): (series: PriceSeries, of: RegularPriceWindow) => Found {
  const remembered = new Remembered<PriceSeries, { of: RegularPriceWindow; found: Found }>();
  return (series, of) => {
    const last = remembered.of(series);
    if (last && isSameWindow(last.of, of)) return last.found;
    const found = workOut(series, of);
    remembered.keep(series, { of, found });
    return found;
  };
}

/**
 * Dips are filled before the window is cut out: one that began before the window is still a dip. What cannot matter for
 * the window is left out first, since a year of daily prices takes long.
 */
export const regularPricesWithin = rememberedWithin<readonly RegularPrice[]>(cutOut);

function isSameWindow(one: RegularPriceWindow, other: RegularPriceWindow): boolean {
  return (
    one.now.getTime() === other.now.getTime() &&
    one.windowDays === other.windowDays &&
    one.dipDays === other.dipDays &&
    one.deadband === other.deadband
  );
}

function cutOut(series: PriceSeries, options: RegularPriceWindow): RegularPrice[] {
  const start = options.now.getTime() - options.windowDays * DAY_MS;
  const known = fromAnchor(series, start - options.dipDays * DAY_MS);
  const prices = regularPrices(known, options);
  // They are in order, and none goes on after now.
  const first = prices.findIndex(({ to }) => to > start);
  if (first === -1) return [];
  const within = prices.slice(first);
  const [cut] = within;
  if (cut && cut.from < start) within[0] = { ...cut, from: start };
  return within;
}

/** From one regular price to the next, beyond the deadband. */
export function regularChanges(prices: readonly RegularPrice[], deadband: number): RegularChange[] {
  const changes: RegularChange[] = [];
  for (let index = 1; index < prices.length; index++) {
    const before = prices[index - 1];
    const after = prices[index];
    if (!before || !after || Math.abs(after.amount / before.amount - 1) <= deadband) continue;
    changes.push({ before, after });
  }
  return changes;
}

/** As a share of the price before: -0.25 is a quarter less. */
export function relativeChange({ before, after }: RegularChange): number {
  return after.amount / before.amount - 1;
}

/** The shown price moved while the store's own stood still. */
export function isExchangeRates({ before, after }: RegularChange): boolean {
  return before.shopAmount !== undefined && before.shopAmount === after.shopAmount;
}

export function knownDaysOf(prices: readonly { from: number; to: number }[]): number {
  return prices.reduce((sum, { from, to }) => sum + (to - from), 0) / DAY_MS;
}

/** The price that was asked the longest in all; `null` without any. */
export function heldLongest(prices: readonly RegularPrice[]): number | null {
  const heldMs = new Map<number, number>();
  for (const { from, to, amount } of prices)
    heldMs.set(amount, (heldMs.get(amount) ?? 0) + (to - from));
  let longest: number | null = null;
  let longestMs = 0;
  for (const [amount, ms] of heldMs) {
    if (ms <= longestMs) continue;
    longest = amount;
    longestMs = ms;
  }
  return longest;
}
