import { beforeEach, describe, expect, it } from 'vitest';
import { done } from '~/services/answer';
import { OutsideError } from '~/services/outside-error';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { runSync } from '~/services/sync/run-sync';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { frenchOf, product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

async function syncAt(at: string): Promise<void> {
  ports.clock.now = new Date(at);
  expect(await startSync(ports, store)).toEqual(done());
  await runQueue(ports, ports.queue);
}

/** Which version of each row is stored: it is another one after any write. */
async function rowsOf(table: 'listing_content' | 'finding' | 'price_chunk' | 'listing_season') {
  const { rows } = await database.pool.query<{ row: string }>(
    `SELECT listing_id || ' ' || xmin::text || ' ' || ctid::text AS row FROM ${table} WHERE store = $1 ORDER BY 1`,
    [store],
  );
  return rows.map(({ row }) => row);
}

async function allRows() {
  return Promise.all(
    (['listing_content', 'finding', 'price_chunk', 'listing_season'] as const).map(rowsOf),
  );
}

/** Pages that listings lie on. */
async function pagesOfListings() {
  const { rows } = await database.pool.query<{ page: string }>(
    `SELECT id || ' ' || (ctid::text::point)[0] AS page FROM listing WHERE store = $1 ORDER BY 1`,
    [store],
  );
  return rows.map(({ page }) => page);
}

async function instantsOf(number: number) {
  const { rows } = await database.pool.query<{ audited: Date; read: Date }>(
    'SELECT audited_at AS audited, read_at AS read FROM listing WHERE store = $1 AND id = $2',
    [store, productId(number)],
  );
  return rows[0];
}

beforeEach(async () => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('unchanged');
  await ports.stores.install(store, START);
  for (const number of [1, 2, 3]) {
    const [variant] = product(number).variants;
    if (variant === undefined) throw new Error('a product has a variant');
    shopify.put(
      product(number, {
        tags: ['christmas'],
        variants: [{ ...variant, shownPrice: { CA: variant.shopPrice } }],
        ...(number === 3 ? {} : { french: frenchOf(number) }),
      }),
    );
  }
  await syncAt('2026-11-22T12:00:00Z');
});

describe('a store that is read again', () => {
  it('is noted as seen, and nothing else is written, where nothing changed', async () => {
    const before = await allRows();
    expect(before.map((rows) => rows.length > 0)).toEqual([true, true, true, true]);
    await syncAt('2026-11-22T12:30:00Z');
    expect(await allRows()).toEqual(before);
    expect(await instantsOf(1)).toEqual({
      audited: new Date('2026-11-22T12:00:00Z'),
      read: new Date('2026-11-22T12:30:00Z'),
    });
  });

  it('is noted where its listings lie, so that no index of theirs is written', async () => {
    for (let number = 10; number < 70; number += 1) shopify.put(product(number));
    await syncAt('2026-11-22T12:10:00Z');
    const before = await pagesOfListings();
    expect(new Set(before.map((each) => each.split(' ')[1])).size).toBeGreaterThan(3);
    await syncAt('2026-11-22T12:30:00Z');
    await syncAt('2026-11-22T12:50:00Z');
    expect(await pagesOfListings()).toEqual(before);
  });

  it('has only what changed written and judged', async () => {
    const before = await rowsOf('listing_content');
    shopify.put(product(2, { title: 'Renamed', french: frenchOf(2) }));
    shopify.french.set(productId(3), frenchOf(3));
    await syncAt('2026-11-22T12:30:00Z');
    expect((await rowsOf('listing_content')).map((row) => before.includes(row))).toEqual([
      true,
      false,
      false,
    ]);
    const at = async (number: number) => (await instantsOf(number))?.audited.toISOString();
    expect([await at(1), await at(2), await at(3)]).toEqual([
      '2026-11-22T12:00:00.000Z',
      '2026-11-22T12:30:00.000Z',
      '2026-11-22T12:30:00.000Z',
    ]);
  });

  it.each([
    ['after an hour, since prices and sales age', '2026-11-22T13:00:01Z'],
    ['on the next day', '2026-11-23T12:00:00Z'],
  ])('is judged again %s, and what came of it is not written again', async (_, at) => {
    const before = await rowsOf('listing_content');
    await syncAt(at);
    expect((await instantsOf(1))?.audited).toEqual(new Date(at));
    expect(await rowsOf('listing_content')).toEqual(before);
  });

  it('is judged again within the hour once the day has changed', async () => {
    await syncAt('2026-11-22T23:50:00Z');
    await syncAt('2026-11-23T00:10:00Z');
    expect((await instantsOf(1))?.audited).toEqual(new Date('2026-11-23T00:10:00Z'));
  });

  it('is judged again once more is known of its orders', async () => {
    await ports.orders.saveHistory(store, { readUntil: new Date('2026-11-22T12:10:00Z') });
    await syncAt('2026-11-22T12:30:00Z');
    expect((await instantsOf(1))?.audited).toEqual(new Date('2026-11-22T12:30:00Z'));
  });

  it('leaves what a webhook told of alone where nothing changed', async () => {
    const before = await allRows();
    ports.clock.now = new Date('2026-11-22T12:20:00Z');
    await refreshListings(ports, store, [productId(1), productId(2)]);
    expect(await allRows()).toEqual(before);
    expect(await instantsOf(1)).toEqual({
      audited: new Date('2026-11-22T12:00:00Z'),
      read: new Date('2026-11-22T12:20:00Z'),
    });
  });

  it('is noted by the thousand, and goes on from there after a pause', async () => {
    shopify.isSmall = false;
    shopify.looksUntilExported = 0;
    const others = 1_200;
    for (let number = 10; number < 10 + others; number += 1) shopify.put(product(number));
    await syncAt('2026-11-22T12:10:00Z');
    const written: number[] = [];
    const prepareSave = ports.listings.prepareSave.bind(ports.listings);
    ports.listings.prepareSave = async (...save) => {
      written.push(save[1].length + (save[2].unchanged?.length ?? 0));
      return prepareSave(...save);
    };
    await syncAt('2026-11-22T12:30:00Z');
    expect(written).toEqual([1_000, 203]);

    written.length = 0;
    ports.clock.now = new Date('2026-11-22T12:40:00Z');
    await startSync(ports, store);
    const [job] = ports.queue.take();
    if (job?.name !== 'sync-store') throw new Error('no sync was queued');
    let lookedUp = 0;
    const storedAs = ports.listings.storedAs.bind(ports.listings);
    ports.listings.storedAs = async (...exported) => {
      lookedUp += 1;
      return storedAs(...exported);
    };
    expect(await runSync(ports, job.payload, { shouldPause: () => lookedUp > 0 })).not.toBeNull();
    const run = await ports.runs.latest(store, 'sync');
    expect([run?.phase, run?.done, written]).toEqual(['reading', 250, [250]]);
    expect(await runSync(ports, job.payload, { shouldPause: () => false })).toBeNull();
    expect(written).toEqual([250, 953]);
    expect((await ports.listings.counts(store)).listings).toBe(others + 3);
  }, 60_000);

  describe('and whose export breaks off half-way', () => {
    /** More than are looked up together, of which the last ones never come. */
    async function breakOff(error: Error) {
      shopify.isSmall = false;
      shopify.looksUntilExported = 0;
      for (let number = 10; number < 600; number += 1) shopify.put(product(number));
      await syncAt('2026-11-22T12:10:00Z');
      let calls = 0;
      const complete = shopify.completeListings.bind(shopify);
      shopify.completeListings = async (...asked) => {
        calls += 1;
        if (calls > 2) throw error;
        return complete(...asked);
      };
      ports.clock.now = new Date('2026-11-23T12:00:00Z');
      await startSync(ports, store);
    }

    it('keeps what was read, so that trying again gets further', async () => {
      await breakOff(new Error('The network is gone.'));
      await expect(runQueue(ports, ports.queue)).rejects.toThrow('The network is gone.');
      expect(await ports.runs.latest(store, 'sync')).toMatchObject({ phase: 'reading', done: 500 });
    });

    it('is judged as far as it was read where the sync cannot be carried on', async () => {
      await breakOff(new OutsideError('unreadable', 'a product without a title'));
      await runQueue(ports, ports.queue);
      expect((await ports.runs.latest(store))?.phase).toBe('failed');
      expect((await instantsOf(1))?.audited).toEqual(ports.clock.now);
    });
  });
});
