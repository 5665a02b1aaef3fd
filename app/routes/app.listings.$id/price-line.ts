import { DAY_MS } from '~/core/days/milliseconds';
import type { PriceSeries } from '~/core/prices/price-history';

export interface LineCorner {
  /** Milliseconds since 1970, as a time axis wants them. */
  atMs: number;
  amount: number;
  compareAt: number | null;
}

/**
 * Corners of the step-shaped line: every price stands twice, where it began and where it ended, so that a
 * compare-at price that was taken away ends its line there and not a step earlier.
 */
export function lineCorners({ points, observedUntil }: PriceSeries): LineCorner[] {
  return points.flatMap(({ at, amount, compareAt }, index) => {
    const until = points[index + 1]?.at ?? observedUntil;
    return [
      { atMs: at, amount, compareAt },
      { atMs: until, amount, compareAt },
    ];
  });
}

const MOST_TICKS = 5;

/** Less than a day of prices makes a point, not a line; the sentence above the chart says it all. */
export function isWorthDrawing({ points, observedUntil }: PriceSeries): boolean {
  return observedUntil - (points[0]?.at ?? observedUntil) >= DAY_MS;
}

/** Instants in milliseconds since 1970, evenly spaced from the first price to the last, no two on one day. */
export function dateTicks({ points, observedUntil }: PriceSeries): number[] {
  const from = points[0]?.at ?? observedUntil;
  const span = observedUntil - from;
  const gaps = Math.max(1, Math.min(MOST_TICKS - 1, Math.floor(span / DAY_MS)));
  return Array.from({ length: gaps + 1 }, (_, index) => from + Math.round((span * index) / gaps));
}
