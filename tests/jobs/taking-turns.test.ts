import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { takingTurns } from '~/jobs/taking-turns';

const EVERY_MS = 500;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const wake = vi.fn();
  return { wake, turns: takingTurns({ everyMs: EVERY_MS, wake }) };
}

it('wakes others as work begins, and again until it is done', async () => {
  const { wake, turns } = open();
  const long = Promise.withResolvers<string>();
  const answer = turns.during(() => long.promise);
  expect(wake).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3 * EVERY_MS);
  expect(wake).toHaveBeenCalledTimes(4);
  long.resolve('done');
  expect(await answer).toBe('done');
  await vi.advanceTimersByTimeAsync(3 * EVERY_MS);
  expect(wake).toHaveBeenCalledTimes(4);
  expect(vi.getTimerCount()).toBe(0);
});

it('wakes them once for all short pieces of work', async () => {
  const { wake, turns } = open();
  for (let piece = 0; piece < 100; piece += 1) await turns.during(() => Promise.resolve());
  expect(wake).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  await turns.during(() => Promise.resolve());
  expect(wake).toHaveBeenCalledTimes(2);
});

it('leaves nothing behind where work fails', async () => {
  const { wake, turns } = open();
  const failing = () => Promise.reject(new Error('no such listing'));
  await expect(turns.during(failing)).rejects.toThrow('no such listing');
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS);
  expect(wake).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
