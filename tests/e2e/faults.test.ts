import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBenchDatabase, type BenchDatabase } from '../bench/database';
import type { Measurement } from '../bench/measurement';
import { fillBySync } from '../bench/sync';
import { installStore } from '../faults/app-under-fault';
import { fuzz, hostileBodies } from '../faults/hostile';
import { kills } from '../faults/kills';
import { storm } from '../faults/storm';

/** `npm run faults` in short: the same, fewer of each. */

const SLOW = { timeout: 240_000 };
let database: BenchDatabase;
let store: string;

beforeAll(async () => {
  database = await openBenchDatabase();
  store = await fillBySync(database, 300);
  await installStore(database, store);
}, SLOW.timeout);
afterAll(() => database.close());

const missed = (found: Measurement[]): string[] =>
  found.filter(({ isMet }) => isMet !== true).map(({ name, measured }) => `${name}: ${measured}`);

it('a storm of deliveries, bad ones among them, loses none', SLOW, async () => {
  const found = await storm(database, store, { deliveries: 600, seconds: 6 });
  // How long anything took is of the machine's other work as well: that is for `npm run faults` on a quiet one.
  const outcomes = found.filter(({ budget }) => budget === 'all' || budget === 'none');
  expect(outcomes).toHaveLength(2);
  expect(missed(outcomes)).toEqual([]);
});

it('whatever is sent, the app is not at fault', SLOW, async () => {
  expect(missed(await fuzz(database, store, { requests: 500 }))).toEqual([]);
});

it('bodies without an end take no memory', SLOW, async () => {
  expect(missed(await hostileBodies(database, store, { bodies: 10 }))).toEqual([]);
});

it('what was acknowledged outlives a kill', SLOW, async () => {
  expect(missed(await kills(database, store, { times: 4 }))).toEqual([]);
});
