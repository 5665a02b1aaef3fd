import { DAY_MS } from '../days/milliseconds';
import { isMarkedDown, type PriceSeries } from './price-history';
import { forEachStep } from './price-steps';

export interface ExchangeRateRange {
  /** Highest over lowest shown price while the store's own stood still, less one: 0.04 is 4%. */
  range: number;
  lowest: number;
  highest: number;
  /** Days of the window of which both prices are known. */
  knownDays: number;
}

interface Range {
  lowest: number;
  highest: number;
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
  const alike = { asUsual: new Map<number, Range>(), markedDown: new Map<number, Range>() };
  let knownMs = 0;
  forEachStep(series, { now, from: start }, (point, to) => {
    const { at, amount, shopAmount } = point;
    if (shopAmount === undefined) return;
    knownMs += to - Math.max(at, start);
    const ranges = isMarkedDown(point) ? alike.markedDown : alike.asUsual;
    const seen = ranges.get(shopAmount);
    if (!seen) ranges.set(shopAmount, { lowest: amount, highest: amount });
    else if (amount < seen.lowest) seen.lowest = amount;
    else if (amount > seen.highest) seen.highest = amount;
  });
  const widest = [...alike.asUsual.values(), ...alike.markedDown.values()]
    .map((each) => ({ ...each, range: each.highest / each.lowest - 1 }))
    .reduce((widest, each) => (each.range > widest.range ? each : widest), {
      range: 0,
      lowest: 0,
      highest: 0,
    });
  return { ...widest, knownDays: knownMs / DAY_MS };
}
