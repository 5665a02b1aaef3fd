import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonLowerBound } from '~/core/statistics/wilson';

describe('the Wilson lower bound', () => {
  it.each<[successes: number, trials: number, bound: number]>([
    // Newcombe (1998), table I: 81 of 263 and 15 of 148; the closed form 1 / (1 + z²/n) for all of 10.
    [81, 263, 0.2553],
    [15, 148, 0.0624],
    [10, 10, 0.7225],
    [0, 20, 0],
    [0, 0, 0],
  ])('of %i of %i is %d', (successes, trials, bound) => {
    expect(wilsonLowerBound(successes, trials)).toBeCloseTo(bound, 4);
  });

  it('of none is nothing, to the last bit, of however many', () => {
    for (let trials = 1; trials <= 5000; trials += 1) expect(wilsonLowerBound(0, trials)).toBe(0);
  });

  it('lies at or below the share, and rises with the successes and with the evidence', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5000 })
          .chain((n) => fc.tuple(fc.integer({ max: n, min: 0 }), fc.constant(n))),
        ([k, n]) => {
          const bound = wilsonLowerBound(k, n);
          expect(bound).toBeGreaterThanOrEqual(0);
          expect(bound).toBeLessThanOrEqual(k / n);
          if (k > 0) {
            expect(bound).toBeGreaterThan(wilsonLowerBound(k - 1, n));
            expect(wilsonLowerBound(2 * k, 2 * n)).toBeGreaterThan(bound);
          }
        },
      ),
    );
  });
});
