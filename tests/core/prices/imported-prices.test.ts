import fc from 'fast-check';
import { expect, it } from 'vitest';
import { laidOver, withImported } from '~/core/prices/imported-prices';
import type { PriceSeries } from '~/core/prices/price-history';
import { priceSteps } from '~/core/prices/price-steps';
import { PricePoints } from '~/core/prices/price-points';

const series: fc.Arbitrary<PriceSeries> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
    amounts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
    longer: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ days, amounts, longer }) => {
    const sorted = days.sort((a, b) => a - b);
    return {
      variantId: 'v',
      currency: 'CAD',
      points: PricePoints.of(
        sorted.map((at, index) => ({ at, amount: amounts[index] ?? 1, compareAt: null })),
      ),
      observedUntil: (sorted.at(-1) ?? 0) + longer,
    };
  });

/** The price at each instant; absent: unknown. */
function pricesOf(known: PriceSeries): Map<number, number> {
  const prices = new Map<number, number>();
  for (const { from, to, amount } of priceSteps(known, new Date(1000)))
    for (let at = from; at < to; at++) prices.set(at, amount);
  return prices;
}

it('tells what was seen as it was seen, and of the time before what was imported', () => {
  fc.assert(
    fc.property(series, series, (seen, imported) => {
      const first = seen.points.at(0)?.at ?? 0;
      const told = [...pricesOf(imported)].filter(([at]) => at < first);
      const known = withImported(seen, imported);
      expect(known && pricesOf(known)).toEqual(new Map([...told, ...pricesOf(seen)]));
    }),
  );
});

it('tells of two imports what the later one says, and the earlier one where that is silent', () => {
  fc.assert(
    fc.property(series, series, (earlier, later) => {
      const both = new Map([...pricesOf(earlier), ...pricesOf(later)]);
      const told = pricesOf(laidOver(earlier, later));
      expect([...told].sort(([a], [b]) => a - b)).toEqual([...both].sort(([a], [b]) => a - b));
    }),
  );
});
