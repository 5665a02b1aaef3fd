import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownOf } from '~/core/promotions/markdown';
import type { Margin } from '~/core/promotions/suggestions/margin';
import type { StockCover } from '~/core/promotions/suggestions/suggestion';

const unknownCost: Margin = { kind: 'unknown' };
const margin = (percent: number): Margin => ({
  kind: 'known',
  percent,
  price: { amount: 100, currency: 'CAD' },
  cost: { amount: 100 - percent, currency: 'CAD' },
  varies: false,
  known: 1,
  variants: 1,
});

function stock(units: number, projected: number): StockCover {
  return {
    kind: 'known',
    units,
    projected: { units: projected, recentUnits: 28, seasonFactor: 1, hasSeasonPattern: false },
    weeks: 1,
    weeksLeft: 1,
    weeksBefore: 0,
  };
}

describe('a markdown before a season ends', () => {
  it('is as deep as average buyers need to clear the stock', () => {
    // (1 - 0.25) ** -2.62 is 2.12: what would have sold 48 sells 100.
    expect(markdownOf(stock(100, 48), unknownCost)).toEqual({
      stock: 100,
      projectedUnits: 48,
      leftoverUnits: 52,
      depthPercent: 25,
      boundedBy: null,
      leftAfterwards: 0,
      knowsCost: false,
    });
  });

  it('stops at the cost, and says what is left then', () => {
    const markdown = markdownOf(stock(100, 48), margin(15));
    expect(markdown).toMatchObject({ depthPercent: 15, boundedBy: 'cost', knowsCost: true });
    expect(markdown?.leftAfterwards).toBeGreaterThan(20);
  });

  it('stops at half the price', () => {
    expect(markdownOf(stock(100, 2), unknownCost)).toMatchObject({
      depthPercent: 50,
      boundedBy: 'most',
    });
    expect(markdownOf(stock(100, 0), unknownCost)).toMatchObject({ depthPercent: 50 });
  });

  it.each([5, 0, -20])('has no room where %i percent are earned', (percent) => {
    expect(markdownOf(stock(100, 48), margin(percent))).toMatchObject({
      depthPercent: null,
      boundedBy: 'cost',
      leftAfterwards: 52,
    });
  });

  it.each<[string, StockCover]>([
    ['all will sell', stock(10, 12)],
    ['two will be left', stock(10, 8)],
    ['less than a tenth will be left', stock(100, 92)],
    ['stock is not tracked', { kind: 'notTracked' }],
    ['stock was not read', { kind: 'notRead' }],
    ['recent sales are not known', { ...stock(100, 1), projected: null } as StockCover],
  ])('is not suggested where %s', (_why, cover) => {
    expect(markdownOf(cover, unknownCost)).toBeNull();
  });

  it('never sells below cost, nor at more than half off, whatever the stock', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        fc.double({ min: -50, max: 95, noNaN: true }),
        (units, projected, percent) => {
          const found = markdownOf(stock(units, projected), margin(percent));
          if (found?.depthPercent == null) return;
          expect(found.depthPercent).toBeLessThanOrEqual(percent);
          expect(found.depthPercent).toBeLessThanOrEqual(50);
          expect(found.depthPercent).toBeGreaterThanOrEqual(10);
          expect(found.leftAfterwards).toBeLessThanOrEqual(found.leftoverUnits);
        },
      ),
    );
  });
});
