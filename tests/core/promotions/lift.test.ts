import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approximateLowerBound,
  dispersionOf,
  liftOf,
  steadiedDispersion,
  type PeriodSales,
} from '~/core/promotions/lift';
import { randomNumbers, simulatedPeriod } from './simulated-sales';

const even = (units: number, weeks: number): PeriodSales => ({
  units,
  days: weeks * 7,
  weeks,
  squares: ((units / weeks) ** 2 / 7) * weeks,
});

describe('the lift of a season', () => {
  it('is the ratio of what is sold a day, with its interval', () => {
    const { ratio, lower, upper } = liftOf({ units: 90, days: 54 }, { units: 210, days: 364 });
    expect(ratio).toBeCloseTo(2.889, 3);
    // By beta quantiles of SciPy, and by sums of binomial tails.
    expect(lower).toBeCloseTo(2.23114, 4);
    expect(upper).toBeCloseTo(3.7152, 4);
  });

  it('has no ratio, and no upper end, where nothing sold outside the season', () => {
    const { ratio, lower, upper } = liftOf({ units: 12, days: 54 }, { units: 0, days: 364 });
    expect(ratio).toBeNull();
    expect(upper).toBeNull();
    expect(lower).toBeGreaterThan(10);
  });

  it('says nothing of nothing', () => {
    expect(liftOf({ units: 0, days: 54 }, { units: 0, days: 364 })).toMatchObject({
      ratio: null,
      lower: 0,
      upper: null,
    });
    expect(() => liftOf({ units: 1, days: 0 }, { units: 1, days: 9 })).toThrow(RangeError);
  });

  it('has a wider interval the less evenly things sell', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        (units, otherUnits, dispersion) => {
          const period = { units, days: 54 };
          const other = { units: otherUnits, days: 364 };
          const narrow = liftOf(period, other);
          const wide = liftOf(period, other, dispersion);
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower + 1e-9);
          // Bounds run into the thousands: what is rounded away is a share of them.
          const leastUpper = (narrow.upper ?? Infinity) * (1 - 1e-9);
          expect(wide.upper ?? Infinity).toBeGreaterThanOrEqual(leastUpper);
          expect(wide.ratio).toBe(narrow.ratio);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps what it promises: 95% of its intervals hold the truth, however unevenly things sell', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer(),
          ordersAWeek: fc.double({ min: 0.3, max: 12, noNaN: true }),
          unitsAnOrder: fc.integer({ min: 1, max: 3 }),
          variance: fc.constantFrom(0, 0.1, 0.3),
          truth: fc.double({ min: 0.5, max: 4, noNaN: true }),
        }),
        ({ seed, truth, ...sales }) => {
          const random = randomNumbers(seed);
          let held = 0;
          for (let n = 0; n < SIMULATIONS; n += 1) {
            const ordersAWeek = sales.ordersAWeek * truth;
            const season = simulatedPeriod({ ...sales, ordersAWeek, weeks: 8 }, random);
            const other = simulatedPeriod({ ...sales, weeks: 52 }, random);
            const own = dispersionOf(season, other);
            // The store's is the same here: what a listing sells like, many others do.
            const ofStore = sales.unitsAnOrder * (1 + sales.ordersAWeek * sales.variance);
            const dispersion = steadiedDispersion(own, season.units + other.units, ofStore);
            const { lower, upper } = liftOf(season, other, dispersion);
            if (lower <= truth && truth <= (upper ?? Infinity)) held += 1;
          }
          // Three standard errors below 95% of 200, which a true 95% falls short of once in a thousand.
          expect(held / SIMULATIONS).toBeGreaterThan(0.9);
        },
      ),
      { numRuns: 15, seed: 20_261_122 },
    );
  });

  it('is approximated closely enough to choose what is worth the exact interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 300 }),
        fc.integer({ min: 5, max: 3000 }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (units, otherUnits, dispersion) => {
          const period = { units, days: 54 };
          const other = { units: otherUnits, days: 364 };
          const exact = liftOf(period, other, dispersion).lower;
          // Whatever exceeds 1 exactly is above the shortlist's threshold by approximation.
          if (exact > 1) {
            expect(approximateLowerBound(period, other, dispersion)).toBeGreaterThan(0.9);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

const SIMULATIONS = 200;

describe('how unevenly things sell', () => {
  it('is 0 where every week is the same, and grows with orders of several units', () => {
    expect(dispersionOf(even(80, 8), even(520, 52))).toBeCloseTo(0, 9);
    const random = randomNumbers(7);
    const singles = { weeks: 520, ordersAWeek: 4, unitsAnOrder: 1, variance: 0 };
    expect(dispersionOf(simulatedPeriod(singles, random))).toBeCloseTo(1, 0);
    expect(dispersionOf(simulatedPeriod({ ...singles, unitsAnOrder: 3 }, random))).toBeGreaterThan(
      2.5,
    );
  });

  it('cannot be told from a single week, or from nothing sold', () => {
    expect(dispersionOf(even(5, 1))).toBeNull();
    expect(dispersionOf(even(0, 8))).toBeNull();
  });

  it('is drawn towards the store’s where little was sold, and never below 1', () => {
    expect(steadiedDispersion(null, 0, 2)).toBe(2);
    expect(steadiedDispersion(5, 20, 1)).toBe(3);
    expect(steadiedDispersion(0.2, 5, 0.5)).toBe(1);
  });
});
