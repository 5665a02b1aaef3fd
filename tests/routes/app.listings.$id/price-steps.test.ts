import { expect, test } from 'vitest';
import { priceSteps } from '~/routes/app.listings.$id/price-steps';

test('each price holds until the next, the last one until the last look', () => {
  const day = (date: string) => Date.parse(`2026-${date}T00:00:00Z`);
  const steps = priceSteps({
    variantId: 'v',
    currency: 'CAD',
    points: [
      { at: '2026-01-01T00:00:00Z', amount: 20, compareAt: 30 },
      { at: '2026-02-01T00:00:00Z', amount: 30, compareAt: null },
    ],
    observedUntil: '2026-03-01T00:00:00Z',
  });
  expect(steps).toEqual([
    { atMs: day('01-01'), amount: 20, compareAt: 30 },
    { atMs: day('02-01'), amount: 20, compareAt: 30 },
    { atMs: day('02-01'), amount: 30, compareAt: null },
    { atMs: day('03-01'), amount: 30, compareAt: null },
  ]);
});

test('a series without points has no line', () => {
  expect(
    priceSteps({
      variantId: 'v',
      currency: 'CAD',
      points: [],
      observedUntil: '2026-03-01T00:00:00Z',
    }),
  ).toEqual([]);
});
