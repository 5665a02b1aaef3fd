import { DAY_MS } from '../days/milliseconds';
import type { PriceSeries } from './price-history';
import { StepCursor } from './price-steps';

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
  const { points } = series;
  const alike = { asUsual: new Map<number, Range>(), markedDown: new Map<number, Range>() };
  let range: Range | undefined;
  let knownMs = 0;
  const steps = new StepCursor(series, { now, first: points.indexAt(start) });
  while (steps.next()) {
    const { index } = steps;
    const shopAmount = points.shopAmount(index);
    if (steps.to <= start || Number.isNaN(shopAmount)) continue;
    knownMs += steps.to - Math.max(steps.from, start);
    const isMarkedDown = points.isMarkedDown(index);
    // The store's own price stands still nearly always.
    if (range?.shopAmount !== shopAmount || range.isMarkedDown !== isMarkedDown) {
      const ranges = isMarkedDown ? alike.markedDown : alike.asUsual;
      range = ranges.get(shopAmount) ?? new Range(shopAmount, isMarkedDown);
      ranges.set(shopAmount, range);
    }
    range.add(points.amount(index));
  }
  const widest = [...alike.asUsual.values(), ...alike.markedDown.values()].reduce<Range | null>(
    (widest, each) => (each.share > (widest?.share ?? 0) ? each : widest),
    null,
  );
  return {
    range: widest?.share ?? 0,
    lowest: widest?.lowest ?? 0,
    highest: widest?.highest ?? 0,
    knownDays: knownMs / DAY_MS,
  };
}

/** Of the prices that were shown while the store's own was one and the same. */
class Range {
  lowest = Infinity;
  highest = -Infinity;

  constructor(
    readonly shopAmount: number,
    readonly isMarkedDown: boolean,
  ) {}

  add(amount: number): void {
    if (amount < this.lowest) this.lowest = amount;
    if (amount > this.highest) this.highest = amount;
  }

  get share(): number {
    return this.highest / this.lowest - 1;
  }
}
