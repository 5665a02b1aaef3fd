import type { PriceSeries } from './price-history';

/** A stretch of time, in milliseconds since 1970, during which the shown price stood still. */
export interface PriceStep {
  from: number;
  to: number;
  amount: number;
  compareAt: number | null;
  /** The price in the store's own currency, where it was read. */
  shopAmount?: number;
  /** The merchant's own word, not seen by the app. */
  isImported?: true;
}

/**
 * A series as stretches of known time up to `now`, oldest first. Nothing after `now` is looked at, so that an
 * audit of the past says what it would have said then. A price of 0 is left out, and the time that it held is
 * not known time: nothing was asked, so there is nothing to compare with. With `from`, what ended by then is left out.
 */
export function priceSteps(
  { points, observedUntil }: PriceSeries,
  now: Date,
  from = -Infinity,
): PriceStep[] {
  const end = Math.min(observedUntil, now.getTime());
  const inOrder = points.some(({ at }, index) => at < (points[index - 1]?.at ?? at))
    ? points.toSorted((a, b) => a.at - b.at)
    : points;
  const steps: PriceStep[] = [];
  inOrder.forEach(({ at, amount, compareAt, shopAmount, isImported }, index) => {
    const to = Math.min(inOrder[index + 1]?.at ?? end, end);
    if (to <= at || to <= from || amount <= 0) return;
    const step: PriceStep = { from: at, to, amount, compareAt };
    if (shopAmount !== undefined) step.shopAmount = shopAmount;
    if (isImported) step.isImported = isImported;
    steps.push(step);
  });
  return steps;
}
