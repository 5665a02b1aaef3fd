import { DAY_MS } from '../days/milliseconds';
import { isMarkedDown } from './price-events';
import type { PriceSeries } from './price-history';
import { priceSteps } from './price-steps';

export interface ExchangeRateRange {
  /** Highest over lowest shown price while the store's own stood still, less one: 0.04 is 4%. */
  range: number;
  lowest: number;
  highest: number;
  /** Days of the window of which both prices are known. */
  knownDays: number;
}

/**
 * How far a shown price moved by the exchange rate alone. Prices are compared only with those of times at
 * which the store asked the same in its own currency, and of times alike at which it is marked down, so that a promotion
 * in between, one of that country alone among them, neither counts nor hides what the rate did. The widest of these
 * ranges is given.
 */
export function exchangeRateRange(
  series: PriceSeries,
  { now, windowDays }: { now: Date; windowDays: number },
): ExchangeRateRange {
  const start = now.getTime() - windowDays * DAY_MS;
  const alike = new Map<string, { lowest: number; highest: number }>();
  let knownMs = 0;
  for (const step of priceSteps(series, now, start)) {
    const { from, to, amount, shopAmount } = step;
    if (shopAmount === undefined) continue;
    knownMs += to - Math.max(from, start);
    const name = `${shopAmount} ${isMarkedDown(step)}`;
    const seen = alike.get(name);
    if (!seen) alike.set(name, { lowest: amount, highest: amount });
    else if (amount < seen.lowest) seen.lowest = amount;
    else if (amount > seen.highest) seen.highest = amount;
  }
  const widest = [...alike.values()]
    .map((each) => ({ ...each, range: each.highest / each.lowest - 1 }))
    .reduce((widest, each) => (each.range > widest.range ? each : widest), {
      range: 0,
      lowest: 0,
      highest: 0,
    });
  return { ...widest, knownDays: knownMs / DAY_MS };
}
