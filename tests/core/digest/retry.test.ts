import { expect, it } from 'vitest';
import { nextAttemptAt } from '~/core/digest/retry';

it('waits longer after each attempt, for about a day, then gives up', () => {
  const start = new Date('2026-11-23T13:00:00Z');
  const times: Date[] = [];
  let at: Date | null = start;
  for (let attempt = 1; at !== null && attempt < 100; attempt += 1) {
    at = nextAttemptAt(attempt, at);
    if (at) times.push(at);
  }
  const waits = times.map((time, index) => time.getTime() - (times[index - 1] ?? start).getTime());
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBe(5 * 60_000);
  const hours = ((times.at(-1)?.getTime() ?? 0) - start.getTime()) / 3_600_000;
  expect(hours).toBeGreaterThan(24);
  expect(hours).toBeLessThan(36);
});
