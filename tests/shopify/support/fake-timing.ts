import type { Timing } from '~/shopify/timing';

export interface FakeTiming extends Timing {
  /** Milliseconds of each sleep so far. */
  slept: number[];
}

/** Sleeps take no time, but the clock moves on by them. */
export function fakeTiming(random = 0): FakeTiming {
  let nowMs = Date.UTC(2026, 10, 22);
  const slept: number[] = [];
  return {
    slept,
    nowMs: () => nowMs,
    random: () => random,
    sleep: (ms) => {
      slept.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  };
}
