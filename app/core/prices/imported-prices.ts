import type { PriceSeries } from './price-history';
import { PricePoints, type PricePoint } from './price-points';

/** Prices of one variant and country that the merchant imported, oldest first; known until `observedUntil`. */
export type ImportedSeries = PriceSeries;

/**
 * What is known of a price with what the merchant says of the time before. What the app saw stands: of what was
 * imported only the time before the first look counts, and time of which nobody knows stays unknown.
 */
export function withImported(
  seen: PriceSeries | undefined,
  imported: ImportedSeries,
): PriceSeries | null {
  if (seen && seen.currency !== imported.currency) return seen;
  const seenFrom = seen?.points.at(0)?.at ?? Infinity;
  const before = [...imported.points]
    .filter(({ at }) => at < seenFrom)
    .map((point): PricePoint => ({ ...point, isImported: true }));
  if (before.length === 0) return seen ?? null;
  if (!seen) return { ...imported, points: PricePoints.of(before) };
  return {
    ...seen,
    points: PricePoints.of([...before, ...gap(imported.observedUntil, seenFrom), ...seen.points]),
  };
}

/** Two imports of one variant and country: of the time of which both tell, the later import counts. */
export function laidOver(earlier: ImportedSeries, later: ImportedSeries): ImportedSeries {
  const from = later.points.at(0)?.at;
  if (from === undefined) return earlier;
  if (earlier.currency !== later.currency) return later;
  const until = later.observedUntil;
  const told = [...earlier.points];
  const before = told.filter(({ at }) => at < from);
  const after = told.filter(({ at }) => at > until);
  const held = told.findLast(({ at }) => at <= until);
  const goesOn = held !== undefined && earlier.observedUntil > until;
  return {
    ...later,
    points: PricePoints.of([
      ...before,
      ...(before.length > 0 ? gap(earlier.observedUntil, from) : []),
      ...later.points,
      ...(goesOn ? [{ ...held, at: until }] : gap(until, after[0]?.at ?? until)),
      ...after,
    ]),
    observedUntil: Math.max(until, earlier.observedUntil),
  };
}

/** A price of 0 says that none is known until the next. */
function gap(from: number, to: number): PricePoint[] {
  return from < to ? [{ at: from, amount: 0, compareAt: null }] : [];
}
