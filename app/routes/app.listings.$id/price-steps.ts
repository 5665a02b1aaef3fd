import type { PriceSeries } from '~/core/listing/price-history';

export interface PriceStep {
  /** Milliseconds since 1970, as a time axis wants them. */
  atMs: number;
  amount: number;
  compareAt: number | null;
}

/**
 * Corners of the step-shaped line: every price stands twice, where it began and where it ended, so that a
 * compare-at price that was taken away ends its line there and not a step earlier.
 */
export function priceSteps({ points, observedUntil }: PriceSeries): PriceStep[] {
  return points.flatMap(({ at, amount, compareAt }, index) => {
    const until = points[index + 1]?.at ?? observedUntil;
    return [
      { atMs: Date.parse(at), amount, compareAt },
      { atMs: Date.parse(until), amount, compareAt },
    ];
  });
}
