import { setTimeout as delay } from 'node:timers/promises';

/** Time and chance, as the client sees them; tests put their own in place. */
export interface Timing {
  nowMs(): number;
  sleep(ms: number): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

export const systemTiming: Timing = {
  nowMs: () => Date.now(),
  sleep: (ms) => delay(ms),
  random: () => Math.random(),
};
