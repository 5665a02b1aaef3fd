import { isMarkedDown, type PricePoint, type PriceSeries } from './price-history';

/**
 * Whether what the regular price is from a point on can be told without anything before it: it is no promotion, so
 * that it is the regular price itself.
 */
export function isAnchor(point: Pick<PricePoint, 'amount' | 'compareAt'>): boolean {
  return point.amount > 0 && !isMarkedDown(point);
}

/**
 * The series from the latest anchor on that is at or before an instant: all that tells the regular price from that
 * instant plus the longest dip on. A series whose points are out of order, or that has no anchor, as it is.
 */
export function fromAnchor(series: PriceSeries, instant: number): PriceSeries {
  const { points } = series;
  let from = 0;
  for (let index = points.length - 1; index >= 0; index--) {
    const point = points[index];
    if (!point) break;
    const next = points[index + 1];
    if (next && next.at < point.at) return series;
    if (from === 0 && point.at <= instant && isAnchor(point)) from = index;
  }
  return from === 0 ? series : { ...series, points: points.slice(from) };
}
