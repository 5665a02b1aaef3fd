import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceStatistics, type PriceStatistics } from '~/core/prices/price-statistics';
import { regularPricesWithin } from '~/core/prices/regular-changes';
import type { PriceSeries } from '~/core/prices/price-history';
import { PricePoints } from '~/core/prices/price-points';
import { NOW, series } from '../support';

const OPTIONS = { now: NOW, windowDays: 90, deadband: 0.02, dipDays: 42 };
const DAY_MS = 86_400_000;

function statistics(...steps: Parameters<typeof series>[0]): PriceStatistics {
  return priceStatistics(series(steps), OPTIONS);
}

describe('price statistics', () => {
  it('are all zero for a price that stood still', () => {
    expect(statistics([200, 19.99], [100, 19.99], [3, 19.99])).toEqual({
      knownDays: 90,
      changes: 0,
      exchangeRateChanges: 0,
      coefficientOfVariation: 0,
      variationBesides: 0,
      largestJump: 0,
      medianLogChange: 0,
      shareAwayFromMode: 0,
    });
  });

  it('weigh each price by the time that it held', () => {
    // 100 for 45 days and 110 for 45: mean 105, standard deviation 5.
    const { coefficientOfVariation, shareAwayFromMode } = statistics([90, 100], [45, 110]);
    expect(coefficientOfVariation).toBeCloseTo(5 / 105, 12);
    expect(shareAwayFromMode).toBeCloseTo(0.5, 12);
  });

  it('measure jumps against the price before', () => {
    const { changes, largestJump, medianLogChange } = statistics([80, 100], [50, 125], [20, 150]);
    expect(changes).toBe(2);
    expect(largestJump).toBeCloseTo(0.25, 12);
    expect(medianLogChange).toBeCloseTo((Math.log(1.25) + Math.log(1.2)) / 2, 12);
  });

  it('tell what happened besides the largest change', () => {
    // 100 for 60 days and 110 for 30, once the doubling is taken out.
    const { variationBesides } = statistics([90, 100], [60, 200], [30, 220]);
    expect(variationBesides).toBeCloseTo(Math.sqrt((2 / 9) * 100) / (310 / 3), 12);
    expect(statistics([90, 100], [45, 200]).variationBesides).toBe(0);
  });

  it('see only the window, and know the price that held when it began', () => {
    const { knownDays, changes } = statistics([300, 10], [200, 20], [100, 30], [95, 40]);
    expect({ knownDays, changes }).toEqual({ knownDays: 90, changes: 0 });
  });

  it('do not look past now', () => {
    const all = series([
      [60, 100],
      [30, 120],
      [10, 100],
    ]);
    const then = new Date(NOW.getTime() - 20 * DAY_MS);
    expect(priceStatistics(all, { ...OPTIONS, now: then }).changes).toBe(1);
    expect(priceStatistics(all, OPTIONS).changes).toBe(2);
  });

  it('leave a price of 0 out of what is known', () => {
    const { knownDays, changes, coefficientOfVariation } = statistics([40, 10], [20, 0], [10, 10]);
    expect({ knownDays, changes, coefficientOfVariation }).toEqual({
      knownDays: 30,
      changes: 0,
      coefficientOfVariation: 0,
    });
  });

  it('ignore changes within the deadband', () => {
    expect(statistics([60, 100], [40, 101.9], [20, 100]).changes).toBe(0);
  });

  it('tell the exchange rate from the merchant', () => {
    const { changes, exchangeRateChanges } = statistics(
      [80, 130, null, 100],
      [60, 135, null, 100],
      [40, 150, null, 110],
    );
    expect({ changes, exchangeRateChanges }).toEqual({ changes: 2, exchangeRateChanges: 1 });
  });

  it('do not call a change the exchange rate’s where the store’s price was not read', () => {
    expect(statistics([80, 130], [60, 140]).exchangeRateChanges).toBe(0);
  });
});

describe('the regular price', () => {
  const regular = (...steps: Parameters<typeof series>[0]) =>
    regularPricesWithin(series(steps), OPTIONS).map(({ amount }) => amount);

  it('is what was asked before a promotion, while that lasts', () => {
    expect(statistics([80, 100], [60, 75, 100], [40, 100], [20, 70, 100]).changes).toBe(0);
    expect(statistics([80, 100], [60, 70, 100], [40, 60, 100], [20, 50, 100]).changes).toBe(0);
  });

  it('is never a compare-at price that nobody was asked', () => {
    expect(regular([80, 100], [40, 80, 245.23])).toEqual([100]);
    expect(regular([80, 80, 245.23], [40, 90])).toEqual([90]);
    // Raised and discounted at once: it rises when it is first asked.
    expect(regular([80, 100], [60, 90, 130], [50, 130])).toEqual([100, 130]);
    // Raised and called a promotion.
    expect(regular([80, 163.02], [60, 204.13, 245.23])).toEqual([163.02, 204.13]);
  });

  it('does not move with a compare-at price while the price stands', () => {
    expect(regular([80, 80], [60, 80, 100], [40, 80])).toEqual([80]);
    expect(regular([80, 80, 100], [40, 80])).toEqual([80]);
    expect(regular([80, 100], [60, 80, 100], [40, 80, 120], [20, 100])).toEqual([100]);
  });

  it('falls when a promotion turned out to be the new price', () => {
    const days = regularPricesWithin(
      series([
        [85, 100],
        [70, 80, 100],
        [30, 80],
      ]),
      OPTIONS,
    );
    expect(days.map(({ from, amount }) => [(NOW.getTime() - from) / DAY_MS, amount])).toEqual([
      [85, 100],
      [70, 80],
    ]);
  });

  it('of a promotion with which the history begins is what was asked after it', () => {
    expect(regular([80, 80, 100], [40, 100])).toEqual([100]);
    expect(regular([80, 80, 100], [40, 75, 90])).toEqual([100]);
  });

  it('follows the exchange rate through a promotion', () => {
    const daily: Parameters<typeof series>[0] = Array.from({ length: 60 }, (_, day) => {
      const rate = 1.35 * 1.001 ** day;
      return day < 20 || day > 50
        ? [60 - day, 100 * rate, null, 100]
        : [60 - day, 80 * rate, 100 * rate, 80];
    });
    expect(statistics(...daily).changes).toBe(0);
  });

  it('is the price where the compare-at price is not above it', () => {
    expect(statistics([80, 100], [60, 75, 75], [30, 60, 50]).changes).toBe(2);
  });

  it('has promotions that return to their price within 42 days taken out', () => {
    const { changes, coefficientOfVariation } = statistics(
      [85, 100],
      [60, 80],
      [50, 70],
      [20, 100],
    );
    expect({ changes, coefficientOfVariation }).toEqual({ changes: 0, coefficientOfVariation: 0 });
  });

  it('keeps a dip that lasts longer than 42 days', () => {
    expect(statistics([85, 100], [60, 80], [10, 100]).changes).toBe(2);
  });

  it('keeps a dip that has not ended, and one that ends at another price', () => {
    expect(statistics([85, 100], [10, 80]).changes).toBe(1);
    expect(statistics([85, 100], [40, 80], [30, 120]).changes).toBe(2);
  });

  it('takes out a dip within a lower price that stays', () => {
    expect(statistics([85, 100], [70, 80], [30, 60], [20, 80]).changes).toBe(1);
  });

  it('does not take out a peak: that is no promotion', () => {
    expect(statistics([85, 100], [60, 120], [40, 100]).changes).toBe(2);
  });

  it('takes out a dip that began before the window', () => {
    expect(statistics([120, 100], [95, 80], [80, 100]).changes).toBe(0);
  });
});

describe('price statistics of any series', () => {
  // Whole cents and whole hours: what stores have, and exact under the scaling and shifting below.
  const steps = fc
    .array(
      fc.record({
        hours: fc.integer({ min: 1, max: 900 }),
        cents: fc.integer({ min: 100, max: 50_000 }),
      }),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    .map((gaps) => {
      let hoursAgo = 0;
      return gaps.map(({ hours, cents }) => ({ hoursAgo: (hoursAgo += hours), cents })).reverse();
    });

  function seriesOf(
    from: { hoursAgo: number; cents: number }[],
    scale = 1,
    shiftMs = 0,
  ): PriceSeries {
    return {
      variantId: 'v',
      currency: 'CAD',
      points: PricePoints.of(
        from.map(({ hoursAgo, cents }) => ({
          at: NOW.getTime() - hoursAgo * 3_600_000 + shiftMs,
          amount: cents * scale,
          compareAt: null,
        })),
      ),
      observedUntil: NOW.getTime() + shiftMs,
    };
  }

  it('do not change when all prices are scaled', () => {
    // A power of two keeps every ratio exact, so that no threshold is crossed by rounding.
    fc.assert(
      fc.property(steps, fc.constantFrom(0.125, 0.5, 4, 64), (from, scale) => {
        expectClose(
          priceStatistics(seriesOf(from, scale), OPTIONS),
          priceStatistics(seriesOf(from), OPTIONS),
        );
      }),
    );
  });

  it('do not change when time is shifted', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const shiftMs = days * DAY_MS;
        const now = new Date(NOW.getTime() + shiftMs);
        expect(priceStatistics(seriesOf(from, 1, shiftMs), { ...OPTIONS, now })).toEqual(
          priceStatistics(seriesOf(from), OPTIONS),
        );
      }),
    );
  });

  it('do not change when somebody looks more often', () => {
    fc.assert(
      fc.property(steps, (from) => {
        const twice = from.flatMap((step, index) => {
          const until = from[index + 1]?.hoursAgo ?? 0;
          return [step, { ...step, hoursAgo: (step.hoursAgo + until) / 2 }];
        });
        expectClose(
          priceStatistics(seriesOf(twice), OPTIONS),
          priceStatistics(seriesOf(from), OPTIONS),
        );
      }),
    );
  });

  it('lie within their bounds', () => {
    fc.assert(
      fc.property(steps, (from) => {
        const found = priceStatistics(seriesOf(from), OPTIONS);
        expect(found.knownDays).toBeLessThanOrEqual(90);
        expect(found.exchangeRateChanges).toBeLessThanOrEqual(found.changes);
        expect(found.shareAwayFromMode).toBeGreaterThanOrEqual(0);
        expect(found.shareAwayFromMode).toBeLessThan(1);
        expect(found.coefficientOfVariation).toBeGreaterThanOrEqual(0);
        expect(found.changes === 0).toBe(found.largestJump === 0);
      }),
    );
  });
});

function expectClose(actual: PriceStatistics, expected: PriceStatistics): void {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) {
    expect(actual[name as keyof PriceStatistics], name).toBeCloseTo(value, 9);
  }
}
