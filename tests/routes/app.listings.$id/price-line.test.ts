import { describe, expect, test } from 'vitest';
import { dateTicks, isWorthDrawing, lineCorners } from '~/routes/app.listings.$id/price-line';

test('each price holds until the next, the last one until the last look', () => {
  const day = (date: string) => Date.parse(`2026-${date}T00:00:00Z`);
  const corners = lineCorners({
    variantId: 'v',
    currency: 'CAD',
    points: [
      { at: Date.parse('2026-01-01T00:00:00Z'), amount: 20, compareAt: 30 },
      { at: Date.parse('2026-02-01T00:00:00Z'), amount: 30, compareAt: null },
    ],
    observedUntil: Date.parse('2026-03-01T00:00:00Z'),
  });
  expect(corners).toEqual([
    { atMs: day('01-01'), amount: 20, compareAt: 30 },
    { atMs: day('02-01'), amount: 20, compareAt: 30 },
    { atMs: day('02-01'), amount: 30, compareAt: null },
    { atMs: day('03-01'), amount: 30, compareAt: null },
  ]);
});

test('a series without points has no line', () => {
  expect(
    lineCorners({
      variantId: 'v',
      currency: 'CAD',
      points: [],
      observedUntil: Date.parse('2026-03-01T00:00:00Z'),
    }),
  ).toEqual([]);
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
      dateTicks(since(at)).map((atMs) => new Date(atMs).toISOString().slice(0, 10));
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
