import type { PriceSeries } from './price-history';
import type { PricePoints } from './price-points';

/**
 * Index of the latest point at or before an instant that is no promotion: it is the regular price itself, so that what this
 * is from that instant plus the longest dip on can be told without anything before it. 0 where there is none.
 */
export function anchorIndex(points: PricePoints, instant: number): number {
  for (let index = points.indexAt(instant); index > 0; index--)
    if (isAnchor(points, index)) return index;
  return 0;
}

export function isAnchor(points: PricePoints, index: number): boolean {
  return points.amount(index) > 0 && !points.isMarkedDown(index);
}

/** The series from `anchorIndex` on. */
export function fromAnchor(series: PriceSeries, instant: number): PriceSeries {
  const from = anchorIndex(series.points, instant);
  return from === 0 ? series : { ...series, points: series.points.slice(from) };
}
