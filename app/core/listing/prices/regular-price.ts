import type { PriceSeries } from '../price-history';

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

const DAY_MS = 86_400_000;

/**
 * The price with promotions taken out: the compare-at price while it is above the price; else the price, with
 * V-shaped dips (back to the same price within `dipDays`) filled in. A dip that is still open at the end stays
 * in: it may be the new price.
 *
 * A price of 0 is left out, and the time that it held is not known time: nothing was asked, so there is nothing
 * to compare with.
 */
export function regularPrices(
  series: PriceSeries,
  options: RegularPriceOptions & { now: Date },
): RegularPrice[] {
  return fillDips(stretches(series, options.now), options);
}

/** Nothing after `now` is looked at, so that an audit of the past says what it would have said then. */
function stretches({ points, observedUntil }: PriceSeries, now: Date): RegularPrice[] {
  const end = Math.min(instant(observedUntil), now.getTime());
  const result: RegularPrice[] = [];
  points.forEach(({ at, amount, compareAt, shopAmount }, index) => {
    const next = points[index + 1];
    const from = instant(at);
    const to = next ? Math.min(instant(next.at), end) : end;
    if (to <= from || amount <= 0) return;
    const onPromotion = compareAt !== null && compareAt > amount;
    const regular = onPromotion ? compareAt : amount;
    const last = result.at(-1);
    if (last && last.to === from && last.amount === regular && last.shopAmount === shopAmount)
      last.to = to;
    else
      result.push({ from, to, amount: regular, ...(shopAmount !== undefined && { shopAmount }) });
  });
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

function instant(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms))
    throw new TypeError(`Not an ISO 8601 instant in the price history: "${iso}"`);
  return ms;
}
