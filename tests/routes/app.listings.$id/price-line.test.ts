import { describe, expect, test } from 'vitest';
import {
  amountRange,
  amountTicks,
  dateTicks,
  isWorthDrawing,
  linesOf,
  stepsWithin,
} from '~/routes/app.listings.$id/price-line';

const step = (from: number, to: number, amount: number, isImported?: true) => ({
  from,
  to,
  amount,
  compareAt: null,
  ...(isImported && { isImported }),
});

test('a line breaks where nothing is known, and where the merchant’s own word ends', () => {
  const steps = [step(0, 2, 10, true), step(2, 4, 12), step(4, 5, 9), step(7, 9, 10)];
  expect(linesOf(steps).map((line) => line.map(({ amount }) => amount))).toEqual([
    [10],
    [12, 9],
    [10],
  ]);
  expect(stepsWithin(steps, [3, 8])).toEqual([step(3, 4, 12), step(4, 5, 9), step(7, 8, 10)]);
});

test('the axis of amounts comes from the data, in round numbers', () => {
  const range = amountRange([48.2, 52.05]);
  expect(range[0]).toBeGreaterThan(47);
  expect(range[1]).toBeLessThan(53);
  expect(amountTicks(range)).toEqual([48, 50, 52]);
  expect(amountTicks(amountRange([0.5])).length).toBeGreaterThan(1);
});

describe('a chart is drawn from a day of prices on', () => {
  const since = (at: string) => ({
    variantId: 'v',
    currency: 'CAD',
    points: [{ at: Date.parse(at), amount: 20, compareAt: null }],
    observedUntil: Date.parse('2026-03-01T00:00:00Z'),
  });

  test.each([
    ['2026-02-28T23:50:00Z', false],
    ['2026-02-28T00:00:01Z', false],
    ['2026-02-28T00:00:00Z', true],
    ['2024-03-01T00:00:00Z', true],
  ])('known since %s: %s', (at, drawn) => {
    expect(isWorthDrawing(since(at))).toBe(drawn);
  });

  test('with evenly spaced dates from the first price to the last look', () => {
    const dates = (at: string) =>
      dateTicks([Date.parse(at), Date.parse('2026-03-01T00:00:00Z')]).map((atMs) =>
        new Date(atMs).toISOString().slice(0, 10),
      );
    expect(dates('2026-02-27T12:00:00Z')).toEqual(['2026-02-27', '2026-03-01']);
    expect(dates('2025-03-01T00:00:00Z')).toEqual([
      '2025-03-01',
      '2025-05-31',
      '2025-08-30',
      '2025-11-29',
      '2026-03-01',
    ]);
  });
});
