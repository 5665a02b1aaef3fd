import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calmWindow } from '~/core/prices/calm-window';
import { knownDaysOf, regularChanges, regularPricesWithin } from '~/core/prices/regular-changes';
import { NOW, series } from '../support';

const OPTIONS = { now: NOW, windowDays: 90, deadband: 0.02, dipDays: 42 };
type Steps = Parameters<typeof series>[0];

/** By the definition, of prices that weigh as long as they held. */
function variationOf(prices: readonly { from: number; to: number; amount: number }[]): number {
  const sum = (of: (amount: number) => number) =>
    prices.reduce((total, { from, to, amount }) => total + of(amount) * (to - from), 0);
  const time = sum(() => 1);
  if (time === 0) return 0;
  const mean = sum((amount) => amount) / time;
  return Math.sqrt(sum((amount) => (amount - mean) ** 2) / time) / mean;
}

describe('a calm window', () => {
  it('is one in which prices follow the exchange rate by little', () => {
    const steps = Array.from({ length: 120 }, (_, day): Steps[number] => [
      120 - day,
      100 + Math.sin(day),
      null,
      75,
    ]);
    const calm = calmWindow(series(steps), OPTIONS);
    expect(calm?.knownDays).toBe(90);
    expect(calm?.coefficientOfVariation).toBeCloseTo(0.007, 3);
  });

  it.each<[string, Steps]>([
    [
      'something is promoted',
      [
        [60, 100, null],
        [20, 100, 130],
      ],
    ],
    [
      'the price rises by more',
      [
        [60, 100],
        [20, 103],
      ],
    ],
    [
      'the price falls by more',
      [
        [60, 100],
        [20, 97],
      ],
    ],
    [
      'a dip may reach into it from before',
      [
        [140, 100],
        [131, 80],
        [100, 100],
      ],
    ],
  ])('is none where %s', (_, steps) => {
    expect(calmWindow(series(steps), OPTIONS)).toBeNull();
  });

  it('is one whatever was long before', () => {
    const steps: Steps = [
      [400, 50],
      [300, 200, 250],
      [200, 100],
      [50, 101],
    ];
    expect(calmWindow(series(steps), OPTIONS)).toMatchObject({ knownDays: 90 });
  });

  it('knows no day where nothing was looked at, and leaves a price of 0 out', () => {
    const none = { knownDays: 0, coefficientOfVariation: 0 };
    expect(calmWindow(series([]), OPTIONS)).toEqual(none);
    const free = series([
      [40, 10],
      [20, 0],
      [10, 10],
    ]);
    expect(calmWindow(free, OPTIONS)).toEqual({ knownDays: 30, coefficientOfVariation: 0 });
  });

  it('is what the regular prices of the window tell', () => {
    const step = fc.tuple(
      fc.integer({ min: 0, max: 180 }),
      fc.oneof(
        {
          weight: 12,
          arbitrary: fc.integer({ min: 9_900, max: 10_090 }).map((cents) => cents / 100),
        },
        { weight: 1, arbitrary: fc.constantFrom(0, 60, 97, 104) },
      ),
      fc.oneof(
        { weight: 15, arbitrary: fc.constantFrom(null, 80) },
        { weight: 1, arbitrary: fc.constant(130) },
      ),
      fc.constantFrom(75, 75, 76),
    );
    let calm = 0;
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 0, max: 60 }),
        (drawn, gap) => {
          const days = new Map(drawn.map((each) => [each[0], each]));
          const steps = [...days.values()].sort((a, b) => b[0] - a[0]);
          const observedUntil = NOW.getTime() - gap * 86_400_000;
          const own = () => series(steps, { observedUntil });
          const found = calmWindow(own(), OPTIONS);
          if (found === null) return;
          calm += 1;
          const prices = regularPricesWithin(own(), OPTIONS);
          expect(regularChanges(prices, OPTIONS.deadband)).toEqual([]);
          expect(found.knownDays).toBeCloseTo(knownDaysOf(prices), 9);
          expect(found.coefficientOfVariation).toBeCloseTo(variationOf(prices), 9);
        },
      ),
      { numRuns: 500 },
    );
    expect(calm).toBeGreaterThan(50);
  });
});
