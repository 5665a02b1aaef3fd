import type { PricePoint, PriceSeries } from './price-history';

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
 * not known time: nothing was asked, so there is nothing to compare with.
 */
export function priceSteps(series: PriceSeries, now: Date): PriceStep[] {
  const steps: PriceStep[] = [];
  forEachStep(series, { now }, ({ at, amount, compareAt, shopAmount, isImported }, to) => {
    const step: PriceStep =
      shopAmount === undefined
        ? { from: at, to, amount, compareAt }
        : { from: at, to, amount, compareAt, shopAmount };
    if (isImported) step.isImported = isImported;
    steps.push(step);
  });
  return steps;
}

/**
 * Of each step of `priceSteps` the point with which it begins, and its end. Of a year of daily prices there are too many
 * to make each a step for who only looks at it. With `from`, what ended by then is left out.
 */
export function forEachStep(
  { points, observedUntil }: PriceSeries,
  { now, from = -Infinity }: { now: Date; from?: number },
  visit: (point: PricePoint, to: number) => void,
): void {
  const end = Math.min(observedUntil, now.getTime());
  const inOrder = isInOrder(points) ? points : points.toSorted((a, b) => a.at - b.at);
  let next = inOrder[0];
  for (let index = 0; next !== undefined; index++) {
    const point = next;
    next = inOrder[index + 1];
    const to = next === undefined || next.at > end ? end : next.at;
    if (to > point.at && to > from && point.amount > 0) visit(point, to);
  }
}

function isInOrder(points: readonly PricePoint[]): boolean {
  let last = -Infinity;
  for (const { at } of points) {
    if (at < last) return false;
    last = at;
  }
  return true;
}
