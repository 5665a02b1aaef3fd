import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PricePoints, type PricePoint } from '~/core/prices/price-points';

const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
const point: fc.Arbitrary<PricePoint> = fc.record(
  {
    at: fc.integer({ min: 0, max: 20 }),
    amount,
    compareAt: fc.option(amount),
    shopAmount: amount,
    isImported: fc.constant(true as const),
  },
  { requiredKeys: ['at', 'amount', 'compareAt'] },
);
const some = fc.array(point, { maxLength: 12 });
const inOrder = (points: PricePoint[]) => points.toSorted((a, b) => a.at - b.at);

describe('points of prices', () => {
  it('are given back as they were put in, in the order of their instants', () => {
    fc.assert(
      fc.property(some, (all) => {
        const points = PricePoints.of(all);
        expect([...points]).toEqual(inOrder(all));
        expect(JSON.parse(JSON.stringify({ points }))).toEqual({ points: inOrder(all) });
        expect(points.at(-1)).toEqual(inOrder(all).at(-1));
        expect(points.at(all.length)).toBeUndefined();
        expect(points.at(-all.length - 1)).toBeUndefined();
      }),
    );
  });

  it('say of each what they say of all', () => {
    fc.assert(
      fc.property(some, (all) => {
        const points = PricePoints.of(all);
        for (const [index, { at, amount, compareAt, shopAmount }] of inOrder(all).entries()) {
          expect([points.instant(index), points.amount(index)]).toEqual([at, amount]);
          expect(points.compareAt(index)).toBe(compareAt ?? NaN);
          expect(points.shopAmount(index)).toBe(shopAmount ?? NaN);
          expect(points.isMarkedDown(index)).toBe(compareAt !== null && compareAt > amount);
        }
      }),
    );
  });

  it('are cut as a list is', () => {
    fc.assert(
      fc.property(some, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (all, from, to) => {
        const points = PricePoints.of(all);
        expect([...points.slice(from)]).toEqual(inOrder(all).slice(from));
        expect([...points.slice(from, Math.min(to, all.length))]).toEqual(
          inOrder(all).slice(from, to),
        );
        const before = all.filter(({ at }) => at < from).length;
        expect(points.countBefore(from)).toBe(before);
        const until = all.filter(({ at }) => at <= from).length;
        expect(points.indexAt(from)).toBe(Math.max(0, until - 1));
      }),
    );
  });

  it('are told from others, and never go back in time', () => {
    const points = PricePoints.of([{ at: 5, amount: 10, compareAt: null }]);
    expect(points).toEqual(PricePoints.of([{ at: 5, amount: 10, compareAt: null }]));
    expect(points).not.toEqual(PricePoints.of([{ at: 5, amount: 11, compareAt: null }]));
    expect(points).not.toEqual(new PricePoints());
    expect(() => {
      points.add({ at: 4, amount: 10, compareAt: null });
    }).toThrow('A price point of 4 after one of 5');
    expect([...points]).toHaveLength(1);
  });
});
