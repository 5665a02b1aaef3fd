import type { PeriodSales } from '~/core/promotions/lift';

/** Mulberry32: small, seedable, good enough for a simulation. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Knuth's method, in steps of at most 20 so that the exponential does not vanish. */
export function poisson(mean: number, random: () => number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 20) {
    const limit = Math.exp(-Math.min(20, left));
    for (let product = random(); product > limit; product *= random()) count += 1;
  }
  return count;
}

/** A factor of mean 1 and the variance given, by the sum of exponentials (an Erlang distribution). */
export function factor(variance: number, random: () => number): number {
  if (variance <= 0) return 1;
  const shape = Math.max(1, Math.round(1 / variance));
  let sum = 0;
  for (let n = 0; n < shape; n += 1) sum -= Math.log(1 - random());
  return sum / shape;
}

/**
 * Weeks of sales: orders at a rate that varies from week to week, each of `unitsAnOrder` units. More of either, and
 * sales are less even than Poisson counts.
 */
export function simulatedPeriod(
  options: { weeks: number; ordersAWeek: number; unitsAnOrder: number; variance: number },
  random: () => number,
): PeriodSales {
  const { weeks, ordersAWeek, unitsAnOrder, variance } = options;
  const period = { units: 0, days: weeks * 7, weeks, squares: 0 };
  for (let week = 0; week < weeks; week += 1) {
    const units = poisson(ordersAWeek * factor(variance, random), random) * unitsAnOrder;
    period.units += units;
    period.squares += units ** 2 / 7;
  }
  return period;
}
