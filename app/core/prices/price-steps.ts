import type { PriceSeries } from './price-history';

/** A stretch of time, in milliseconds since 1970, during which the shown price stood still. */
export interface PriceStep {
  from: number;
  to: number;
  amount: number;
  compareAt: number | null;
  /** The price in the store's own currency, where it was read. */
  shopAmount?: number;
}

/**
 * A series as stretches of known time up to `now`, oldest first. Nothing after `now` is looked at, so that an
 * audit of the past says what it would have said then. A price of 0 is left out, and the time that it held is
 * not known time: nothing was asked, so there is nothing to compare with.
 */
export function priceSteps({ points, observedUntil }: PriceSeries, now: Date): PriceStep[] {
  const end = Math.min(instant(observedUntil), now.getTime());
  const steps: PriceStep[] = [];
  const timed = points.map((point) => ({ point, from: instant(point.at) }));
  if (timed.some(({ from }, index) => from < (timed[index - 1]?.from ?? from)))
    timed.sort((a, b) => a.from - b.from);
  timed.forEach(({ point: { amount, compareAt, shopAmount }, from }, index) => {
    const to = Math.min(timed[index + 1]?.from ?? end, end);
    if (to <= from || amount <= 0) return;
    steps.push({ from, to, amount, compareAt, ...(shopAmount !== undefined && { shopAmount }) });
  });
  return steps;
}

export function instant(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms))
    throw new TypeError(`Not an ISO 8601 instant in the price history: "${iso}"`);
  return ms;
}
