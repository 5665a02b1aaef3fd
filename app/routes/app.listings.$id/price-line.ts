import { DAY_MS } from '~/core/days/milliseconds';
import type { PriceStep } from '~/core/prices/price-steps';
import type { ShownSeries } from '~/services/prices/views';

/** Milliseconds since 1970, or amounts. */
export type Range = readonly [from: number, to: number];

const MOST_TICKS = 5;

/** Less than a day of prices makes a point, not a line; the sentence above the chart says it all. */
export function isWorthDrawing({ points, observedUntil }: ShownSeries): boolean {
  return observedUntil - (points[0]?.at ?? observedUntil) >= DAY_MS;
}

/** Instants evenly spaced over a range, no two on one day. */
export function dateTicks([from, to]: Range): number[] {
  const span = to - from;
  const gaps = Math.max(1, Math.min(MOST_TICKS - 1, Math.floor(span / DAY_MS)));
  return Array.from({ length: gaps + 1 }, (_, index) => from + Math.round((span * index) / gaps));
}

/** [J] So that the highest and the lowest price do not lie on the edge; of a price that never moved, a tenth of it. */
const MARGIN_SHARE = 0.08;
const MARGIN_OF_ONE = 0.1;

/** From the amounts that are drawn, not from zero: a change of 5% is to be seen. */
export function amountRange(amounts: readonly number[]): Range {
  const low = Math.min(...amounts);
  const high = Math.max(...amounts);
  const margin = high > low ? (high - low) * MARGIN_SHARE : high * MARGIN_OF_ONE;
  return [Math.max(0, low - margin), high + margin];
}

/** Round amounts within a range: 1, 2 or 5 times a power of ten apart. */
export function amountTicks([low, high]: Range): number[] {
  const rough = (high - low) / (MOST_TICKS - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** What of the steps lies within a range. */
export function stepsWithin(steps: readonly PriceStep[], [from, to]: Range): PriceStep[] {
  return steps
    .filter((step) => step.to > from && step.from < to)
    .map((step) => ({ ...step, from: Math.max(step.from, from), to: Math.min(step.to, to) }));
}

/** Steps that meet as one line; where nothing is known it breaks. */
export function linesOf(steps: readonly PriceStep[]): PriceStep[][] {
  const lines: PriceStep[][] = [];
  for (const step of steps) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last?.to === step.from && last.isImported === step.isImported) line.push(step);
    else lines.push([step]);
  }
  return lines;
}
