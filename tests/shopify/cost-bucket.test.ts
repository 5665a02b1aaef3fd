import { describe, expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import { CostBucket, KEPT_FOR_PEOPLE, memoryLedger, sharedLedger } from '~/shopify/cost-bucket';
import { testDatabase, uniqueStore } from '../support/database';

const database = await testDatabase();
const { points, stores } = createRepositories(database);

const T0 = Date.parse('2026-11-27T12:00:00Z');
const FULL = 2000;
const RATE = 100;
const KEPT = FULL * KEPT_FOR_PEOPLE;

function told(currentlyAvailable: number, requestedCost: number | null = null) {
  const status = { maximumAvailable: FULL, currentlyAvailable, restoreRate: RATE };
  return { operation: 'Listing', requestedCost, status };
}

/** A bucket of which Shopify has told what is left. */
async function bucketWith(available: number, bucket = new CostBucket()): Promise<CostBucket> {
  await bucket.settle(bucket.wish(0, 'person'), told(available), T0);
  return bucket;
}

describe('points', () => {
  it('are there for people when the background has to wait', async () => {
    const bucket = await bucketWith(KEPT);
    expect(await bucket.take(bucket.wish(100, 'background'), T0)).toBe(1000);
    expect(await bucket.take(bucket.wish(100, 'person'), T0)).toBe(0);
  });

  it('go to people first, who so overtake what waited before them', async () => {
    const bucket = await bucketWith(0);
    const refresh = bucket.wish(50, 'background');
    expect(await bucket.take(refresh, T0)).toBe(((KEPT + 50) / RATE) * 1000);
    const click = bucket.wish(300, 'person');
    expect(await bucket.take(click, T0)).toBe(3000);
    expect(await bucket.take(click, T0 + 3000)).toBe(0);
    // The click's points come back before the background has its turn.
    expect(await bucket.take(refresh, T0 + ((KEPT + 50) / RATE) * 1000)).toBe(3000);
  });

  it('come to a large request of the background among many small ones', async () => {
    const bucket = await bucketWith(KEPT);
    const page = bucket.wish(600, 'background');
    const small = bucket.wish(50, 'background');
    expect(await bucket.take(page, T0)).toBe(6000);
    // Enough for the small one alone; the large one came first.
    expect(await bucket.take(small, T0 + 1000)).toBeGreaterThan(0);
    expect(await bucket.take(page, T0 + 6000)).toBe(0);
    expect(await bucket.take(small, T0 + 6600)).toBe(0);
  });

  it('are waited for in turn only while the one whose turn it is asks', async () => {
    const bucket = await bucketWith(KEPT);
    await bucket.take(bucket.wish(600, 'background'), T0);
    expect(await bucket.take(bucket.wish(50, 'background'), T0 + 9000)).toBe(0);
  });

  it('are never asked for beyond what the bucket holds', async () => {
    const bucket = await bucketWith(FULL);
    expect(await bucket.take(bucket.wish(FULL, 'background'), T0)).toBe(0);
  });

  it('that a process held come back after it died', async () => {
    const ledger = memoryLedger();
    const dead = await bucketWith(FULL, new CostBucket(ledger));
    await dead.take(dead.wish(FULL, 'person'), T0);
    const other = new CostBucket(ledger);
    expect(await other.take(other.wish(10, 'person'), T0 + 1000)).toBeGreaterThan(0);
    expect(await other.take(other.wish(10, 'person'), T0 + 40_000)).toBe(0);
  });

  it('that a request did not cost are given back', async () => {
    const bucket = await bucketWith(1000);
    const wish = bucket.wish(400, 'person');
    await bucket.take(wish, T0);
    await bucket.settle(wish, told(900, 400), T0);
    expect(bucket.waitMs(900, T0)).toBe(0);
    expect(bucket.waitMs(1000, T0)).toBe(1000);
    expect(bucket.costOf('Listing')).toBe(400);
  });
});

describe('processes', () => {
  async function twoProcesses() {
    const store = uniqueStore('points');
    await stores.install(store, new Date(T0));
    const processOf = () => new CostBucket(sharedLedger(points, store));
    return { store, first: processOf(), second: processOf() };
  }

  it('spend the same points of a store, never one twice', async () => {
    const { first, second } = await twoProcesses();
    await bucketWith(FULL, first);
    const takes = Array.from({ length: 40 }, (_, index) => {
      const bucket = index % 2 === 0 ? first : second;
      return bucket.take(bucket.wish(100, 'person'), T0);
    });
    const waits = await Promise.all(takes);
    expect(waits.filter((wait) => wait === 0)).toHaveLength(FULL / 100);
  });

  it('leave each other’s people what is kept for them', async () => {
    const { first, second } = await twoProcesses();
    await bucketWith(FULL, first);
    let spent = 0;
    while ((await first.take(first.wish(100, 'background'), T0)) === 0) spent += 100;
    expect(spent).toBe(FULL - KEPT);
    expect(await second.take(second.wish(KEPT, 'person'), T0)).toBe(0);
  });

  it('ask freely in a store that is not installed, and keep nothing of it', async () => {
    const stranger = uniqueStore('stranger');
    const bucket = await bucketWith(0, new CostBucket(sharedLedger(points, stranger)));
    expect(await bucket.take(bucket.wish(100, 'background'), T0)).toBe(0);
    expect(await points.read(stranger)).toBeNull();
  });
});
