import { DAY_MS } from '../days/milliseconds';
import type { PriceSeries } from './price-history';
import { priceSteps } from './price-steps';

/** A stretch of time, in milliseconds since 1970, during which the regular price stood still. */
export interface RegularPrice {
  from: number;
  to: number;
  amount: number;
  /** The price in the store's own currency, where it was read. */
  shopAmount?: number;
}

export interface RegularPriceOptions {
  /** A dip that is back at its price within this many days is a promotion. */
  dipDays: number;
  /** Share by which prices may differ and still be the same price: 0.02 is 2%. */
  deadband: number;
}

/**
 * The price with promotions taken out: the compare-at price while it is above the price; else the price, with
 * V-shaped dips (back to the same price within `dipDays`) filled in. A dip that is still open at the end stays
 * in: it may be the new price.
 */
export function regularPrices(
  series: PriceSeries,
  options: RegularPriceOptions & { now: Date },
): RegularPrice[] {
  return fillDips(stretches(series, options.now), options);
}

function stretches(series: PriceSeries, now: Date): RegularPrice[] {
  const result: RegularPrice[] = [];
  for (const { from, to, amount, compareAt, shopAmount } of priceSteps(series, now)) {
    const onPromotion = compareAt !== null && compareAt > amount;
    const regular = onPromotion ? compareAt : amount;
    const last = result.at(-1);
    if (last && last.to === from && last.amount === regular && last.shopAmount === shopAmount)
      last.to = to;
    else
      result.push({ from, to, amount: regular, ...(shopAmount !== undefined && { shopAmount }) });
  }
  return result;
}

function fillDips(
  prices: RegularPrice[],
  { dipDays, deadband }: RegularPriceOptions,
): RegularPrice[] {
  const result: RegularPrice[] = [];
  let index = 0;
  while (index < prices.length) {
    const before = prices[index];
    if (!before) break;
    const end = endOfDip(prices, index, dipDays * DAY_MS, deadband);
    for (let inDip = index; inDip < end; inDip++) {
      const { from, to } = prices[inDip] ?? before;
      result.push({ ...before, from, to });
    }
    index = end;
  }
  return result;
}

/** Index of the price at which the dip after `index` is over; `index + 1` where no dip begins there. */
function endOfDip(
  prices: RegularPrice[],
  index: number,
  longestMs: number,
  deadband: number,
): number {
  const before = prices[index];
  const bottom = prices[index + 1];
  if (!before || !bottom || bottom.amount >= before.amount * (1 - deadband)) return index + 1;
  for (let i = index + 2; i < prices.length; i++) {
    const price = prices[i];
    if (!price || price.from - bottom.from > longestMs) break;
    if (price.amount < before.amount * (1 - deadband)) continue;
    return price.amount <= before.amount * (1 + deadband) ? i : index + 1;
  }
  return index + 1;
}
