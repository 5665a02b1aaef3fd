import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson } from '~/core/statistics/clopper-pearson';

describe('the interval of Clopper and Pearson', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 5.
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('of %i in %i goes from %f to %f', (successes, trials, lower, upper) => {
    const interval = clopperPearson(successes, trials);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  it('knows nothing without trials', () => {
    expect(clopperPearson(0, 0)).toEqual({ lower: 0, upper: 1 });
  });

  it('holds the share seen, within 0 and 1, and mirrors its complement', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        // Counts divided by a dispersion are not whole.
        fc.integer({ min: 1, max: 9 }),
        (seen, others, dispersion) => {
          fc.pre(seen + others > 0);
          const [successes, failures] = [seen / dispersion, others / dispersion];
          const trials = successes + failures;
          const { lower, upper } = clopperPearson(successes, trials);
          const other = clopperPearson(failures, trials);
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
          expect(lower).toBeLessThanOrEqual(successes / trials + 1e-9);
          expect(upper).toBeGreaterThanOrEqual(successes / trials - 1e-9);
          expect(other.lower).toBeCloseTo(1 - upper, 9);
        },
      ),
      { numRuns: 100 },
    );
  });
});
