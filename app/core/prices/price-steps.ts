import type { PriceSeries } from './price-history';
import type { PricePoints } from './price-points';

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
  const found: PriceStep[] = [];
  const steps = new StepCursor(series, { now });
  while (steps.next()) {
    const point = series.points.at(steps.index);
    if (point === undefined) continue;
    const { amount, compareAt, shopAmount, isImported } = point;
    const { from, to } = steps;
    const step: PriceStep =
      shopAmount === undefined
        ? { from, to, amount, compareAt }
        : { from, to, amount, compareAt, shopAmount };
    if (isImported) step.isImported = isImported;
    found.push(step);
  }
  return found;
}

/**
 * Goes through the steps of `priceSteps` one after the other: of a year of daily prices there are too many to make each an
 * object, or to call somebody with it.
 */
export class StepCursor {
  /** Of the point with which the step begins. */
  index: number;
  from = -Infinity;
  to = -Infinity;
  readonly #points: PricePoints;
  readonly #end: number;
  #next: number;

  /** With `first`, from that point on. */
  constructor(
    { points, observedUntil }: PriceSeries,
    { now, first = 0 }: { now: Date; first?: number },
  ) {
    this.index = first - 1;
    this.#points = points;
    this.#end = Math.min(observedUntil, now.getTime());
    this.#next = points.instant(first);
  }

  /** Whether there is another one, which it stands at then. */
  next(): boolean {
    const points = this.#points;
    while (this.index < points.length - 1) {
      this.index += 1;
      this.from = this.#next;
      this.#next = points.instant(this.index + 1);
      // After the last point there is none.
      this.to = this.#next < this.#end ? this.#next : this.#end;
      if (this.to > this.from && points.amount(this.index) > 0) return true;
    }
    return false;
  }
}
