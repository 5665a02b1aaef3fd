import { describe, expect, it } from 'vitest';
import { effectOf } from '~/core/promotions/results/effect';
import { simulate, type SimulatedStore } from './simulated-promotion';

const STORE: SimulatedStore = { units: 120, effect: 1, ownSeason: 1.6, days: 730, variance: 0.05 };
const RUNS = { runs: 150, seed: 3 };

describe('in a store whose promoted listings have a season of their own', () => {
  it('no effect is rarely called one, with two years of orders', () => {
    expect(simulate(STORE, RUNS).found).toBeLessThanOrEqual(0.08);
  });

  it('a doubling of 120 units is found', () => {
    const told = simulate({ ...STORE, effect: 2 }, RUNS);
    expect(told.found).toBeGreaterThanOrEqual(0.8);
    expect(told.held).toBeGreaterThanOrEqual(0.9);
  });
});

it('is not told of too few units, nor where the interval would say nothing', () => {
  const even = {
    log: 0,
    variance: 0,
    dispersion: { during: 1, before: 1 },
    byOthers: true,
    byLastYear: true,
  };
  expect(effectOf({ during: 6, before: 3 }, even)).toBeNull();
  expect(effectOf({ during: 12, before: 0 }, even)).toBeNull();
  expect(effectOf({ during: 60, before: 20 }, { ...even, variance: 1 })).toBeNull();
  expect(effectOf({ during: 60, before: 20 }, even)?.ratio).toBeCloseTo(2.95, 2);
});
