import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workJobs } from '~/jobs/boss';
import {
  dropGivenUp,
  keepGivenUp,
  listGivenUp,
  replayGivenUp,
  replayWhatMayWork,
  type GivenUpJob,
} from '~/jobs/given-up-jobs';
import { OutsideError } from '~/services/outside-error';
import { productId } from '../services/support/listings';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { testDatabase, uniqueStore } from '../support/database';
import { eventually, queueUnderTest } from './support/boss';

const database = await testDatabase();
const shopify = new ScriptedShopify();
const { boss, ports, schema } = await queueUnderTest(database, shopify);
const HOUR_MS = 3_600_000;
let store: string;

beforeEach(async () => {
  store = uniqueStore('given-up');
  await ports.stores.install(store, new Date());
  await ports.stores.saveFacts(store, shopify.facts);
});
afterEach(() => boss.deleteAllJobs());

const refresh = (kind: 'access' | 'unexpected' | 'gone' = 'unexpected', number = 1) => ({
  job: 'refresh-listing',
  payload: { store, listingId: productId(number) },
  failure: { kind, message: 'no' },
});

async function waiting(name: string): Promise<unknown[]> {
  const { rows } = await database.pool.query<{ data: unknown }>(
    `SELECT data FROM ${schema}.job WHERE name = $1 AND state = 'created'`,
    [name],
  );
  return rows.map(({ data }) => data);
}

/** As the sweep sees it that comes so much later. */
const sweepIn = (ms: number) =>
  replayWhatMayWork(boss, { ports: { ...ports, now: () => new Date(Date.now() + ms) } });

async function onlyOne(): Promise<GivenUpJob> {
  const [job, ...others] = await listGivenUp(boss);
  if (job === undefined || others.length > 0) throw new Error(`${others.length + 1} jobs`);
  return job;
}

describe('a job that was given up', () => {
  it('is kept once, with why, until it is replayed', async () => {
    await keepGivenUp(boss, refresh('access'));
    await keepGivenUp(boss, {
      ...refresh('access'),
      payload: { listingId: productId(1), store },
    });
    const kept = await onlyOne();
    expect(kept).toMatchObject({ ...refresh('access'), replays: 0 });

    expect(await replayGivenUp(boss, kept)).toBe(true);
    expect(await waiting('refresh-listing')).toEqual([{ store, listingId: productId(1) }]);
    expect(await listGivenUp(boss)).toEqual([]);
  });

  it('may be dropped', async () => {
    await keepGivenUp(boss, refresh());
    await dropGivenUp(boss, await onlyOne());
    expect(await listGivenUp(boss)).toEqual([]);
    expect(await waiting('refresh-listing')).toEqual([]);
  });

  it('of another version of the app stays', async () => {
    await keepGivenUp(boss, { ...refresh(), job: 'polish-listing' });
    expect(await replayGivenUp(boss, await onlyOne())).toBe(false);
    await keepGivenUp(boss, { ...refresh(), payload: { store } });
    for (const job of await listGivenUp(boss)) expect(await replayGivenUp(boss, job)).toBe(false);
    expect(await listGivenUp(boss)).toHaveLength(2);
  });

  it('is tried again by itself, later and later, and five times', async () => {
    const seen: number[] = [];
    for (const hours of [0.25, 1, 4, 12, 24]) {
      await keepGivenUp(boss, refresh());
      seen.push((await onlyOne()).replays);
      await sweepIn(hours * HOUR_MS - 60_000);
      expect(await waiting('refresh-listing')).toEqual([]);
      await sweepIn(hours * HOUR_MS + 1_000);
      expect(await waiting('refresh-listing')).toHaveLength(1);
      await boss.deleteQueuedJobs('refresh-listing');
    }
    expect(seen).toEqual([0, 1, 2, 3, 4]);
    await keepGivenUp(boss, refresh());
    await sweepIn(1_000 * HOUR_MS);
    expect(await waiting('refresh-listing')).toEqual([]);
    expect((await onlyOne()).replays).toBe(5);
  });

  it('waits for as long as the store does not let the app in', async () => {
    await ports.stores.loseAccess(store, new Date());
    await keepGivenUp(boss, refresh('access'));
    await sweepIn(HOUR_MS);
    expect(await waiting('refresh-listing')).toEqual([]);
    await ports.stores.regainAccess(store);
    await sweepIn(HOUR_MS);
    expect(await waiting('refresh-listing')).toHaveLength(1);
  });

  it('is forgotten with its store, but for its erasure', async () => {
    const uninstalledAt = '2026-11-22T12:00:00.000Z';
    await keepGivenUp(boss, refresh());
    await keepGivenUp(boss, {
      job: 'erase-store',
      payload: { store, uninstalledAt },
      failure: { kind: 'unexpected', message: 'no database' },
    });
    await ports.stores.erase(store, new Date());
    await sweepIn(HOUR_MS);
    expect(await listGivenUp(boss)).toEqual([]);
    expect(await waiting('refresh-listing')).toEqual([]);
    expect(await waiting('erase-store')).toEqual([{ store, uninstalledAt }]);
  });

  it('is left to an operator where trying again changes nothing, or writes to the store', async () => {
    await keepGivenUp(boss, refresh('gone'));
    await keepGivenUp(boss, {
      ...refresh(),
      job: 'schedule-promotion',
      payload: { store, promotionId: '0f8fad5b-d9cb-469f-a165-70867728950e' },
    });
    await sweepIn(100 * HOUR_MS);
    expect(await listGivenUp(boss)).toHaveLength(2);
  });
});

it('jobs at work that are given up come to the list', { timeout: 60_000 }, async () => {
  await workJobs(boss, { ports, shouldPause: () => false });
  shopify.onCall = () => {
    throw new OutsideError('access', 'access was taken back');
  };
  await ports.queue.send('refresh-listing', { store, listingId: productId(2) });
  const [kept] = await eventually(
    () => listGivenUp(boss),
    (jobs) => jobs.length > 0,
    30_000,
  );
  expect(kept).toMatchObject({
    job: 'refresh-listing',
    payload: { store, listingId: productId(2) },
    failure: { kind: 'access' },
  });
  shopify.onCall = () => {};
});
