import { beforeEach, describe, expect, it } from 'vitest';
import { CHANGES_A_DAY } from '~/services/catalogue/read-hourly';
import { CHANGES_TOGETHER, refreshChanged } from '~/services/catalogue/refresh-changed';
import { showListing } from '~/services/catalogue/show-listing';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts, type TestPorts } from '../support/ports';
import { runJob } from '../support/recording-queue';
import { ScriptedShopify } from '../support/scripted-shopify';
import { takeDeliveries } from '../../support/take-deliveries';

const database = await testDatabase();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BUSY = productId(1);
const QUIET = productId(2);

let ports: TestPorts;
let shopify: ScriptedShopify;
let store: string;

beforeEach(async () => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('hourly');
  await ports.stores.install(store, START);
  shopify.put(product(1), product(2));
  await refreshChanged(ports, store, [{ listingId: BUSY }, { listingId: QUIET }]);
  shopify.reads = [];
});

let deliveries = 0;
async function change(listingId: string, times: number, afterMs: number): Promise<void> {
  ports.clock.now = new Date(START.getTime() + afterMs);
  const told = Array.from({ length: times }, () => {
    deliveries += 1;
    return {
      webhookId: `hourly-${deliveries}`,
      store,
      topic: 'products/update',
      subjectId: listingId,
      triggeredAt: ports.clock.now,
    };
  });
  await takeDeliveries(ports.webhooks, told, ports.clock.now);
}

const wish = (listingId: string, isAsked?: boolean) =>
  refreshChanged(ports, store, [{ listingId, isAsked }]);
const isReadHourly = async (listingId: string) =>
  (await showListing(ports, store, listingId))?.isReadHourly;

describe('a product that changes all the time', () => {
  it('is read once an hour, and the merchant is told', async () => {
    await change(BUSY, CHANGES_A_DAY + 1, 10 * MINUTE);
    await change(QUIET, CHANGES_A_DAY, 10 * MINUTE);
    await refreshChanged(ports, store, [{ listingId: BUSY }, { listingId: QUIET }]);
    expect(shopify.reads).toEqual([QUIET]);
    expect(ports.queue.take()).toMatchObject([
      {
        name: 'refresh-listing',
        payload: { store, listingId: BUSY },
        at: new Date(START.getTime() + HOUR),
      },
    ]);
    expect(await isReadHourly(BUSY)).toBe(true);
    expect(await isReadHourly(QUIET)).toBe(false);

    ports.clock.now = new Date(START.getTime() + HOUR);
    await wish(BUSY);
    expect(shopify.reads).toEqual([QUIET, BUSY]);
  });

  it('is read at once where somebody asks', async () => {
    await change(BUSY, CHANGES_A_DAY + 1, 10 * MINUTE);
    await wish(BUSY, true);
    expect(shopify.reads).toEqual([BUSY]);
  });

  it('is read at every change again once it has been quiet for a day', async () => {
    await change(BUSY, CHANGES_A_DAY + 1, 10 * MINUTE);
    await change(BUSY, 1, 25 * HOUR);
    expect(await isReadHourly(BUSY)).toBe(false);
    await wish(BUSY);
    expect(shopify.reads).toEqual([BUSY]);
  });
});

describe('a bulk edit of which webhooks tell an hour late', () => {
  const EDITED = Array.from({ length: CHANGES_TOGETHER + 20 }, (_, index) => 1_000 + index);
  const editedAt = new Date(START.getTime() + 10 * MINUTE);
  const toldAt = editedAt.getTime() + HOUR;

  /** `finds`: Shopify's search knows of the edit; else it lags behind, as it may. */
  async function told({ finds }: { finds: boolean }): Promise<void> {
    shopify.put(...EDITED.map((each) => product(each, { updatedAt: editedAt.toISOString() })));
    const exportAll = shopify.startProductExport.bind(shopify);
    shopify.startProductExport = async (_at?: Date, since = new Date(0)) => {
      const all = new Map(shopify.products);
      for (const { id, updatedAt } of all.values()) {
        if (!finds || new Date(updatedAt ?? 0) < since) shopify.products.delete(id);
      }
      const started = await exportAll();
      for (const each of all.values()) shopify.products.set(each.id, each);
      return started;
    };
    ports.clock.now = new Date(toldAt);
    await takeDeliveries(
      ports.webhooks,
      EDITED.map((each) => ({
        webhookId: `late-${each}`,
        store,
        topic: 'products/update',
        subjectId: productId(each),
        triggeredAt: editedAt,
      })),
      ports.clock.now,
    );
    await ports.queue.send(
      'refresh-listing',
      EDITED.map((each) => ({ store, listingId: productId(each) })),
    );
  }

  /** As workers would for two minutes: what is put off comes again, six seconds later each time. */
  async function work(): Promise<number> {
    for (let round = 1; round <= 20; round += 1) {
      ports.clock.now = new Date(ports.clock.now.getTime() + 6_000);
      const jobs = ports.queue.take();
      const wishes = jobs.filter(({ name }) => name === 'refresh-listing');
      const listingIds = wishes.flatMap(({ payload }) =>
        'listingId' in payload ? [{ listingId: payload.listingId }] : [],
      );
      if (listingIds.length > 0) await refreshChanged(ports, store, listingIds);
      for (const job of jobs) if (job.name === 'sync-store') await runJob(job, ports);
      if (ports.queue.jobs.length === 0) return round;
    }
    return Infinity;
  }

  const readOfEdited = async () =>
    (await ports.listings.readTimes(store, EDITED.map(productId))).size;

  it('is read by one export of what changed since then', async () => {
    await told({ finds: true });
    expect(await work()).toBeLessThan(10);
    expect(shopify.exportsStarted).toBe(1);
    expect(shopify.reads).toEqual([]);
    expect(await readOfEdited()).toBe(EDITED.length);
  });

  it('is read by its own jobs where the export did not find it, and not exported again', async () => {
    await told({ finds: false });
    expect(await work()).toBeLessThan(10);
    expect(shopify.exportsStarted).toBe(1);
    expect(await readOfEdited()).toBe(EDITED.length);
  });

  it('does not wait for a run that gives no sign of life', async () => {
    await told({ finds: true });
    ports.clock.now = new Date(toldAt + 6_000);
    await refreshChanged(ports, store, [{ listingId: productId(1_000) }]);
    expect(shopify.reads).toEqual([]);
    const [run] = ports.queue.take().filter(({ name }) => name === 'sync-store');
    expect(run).toBeDefined();
    ports.clock.now = new Date(toldAt + HOUR);
    await refreshChanged(ports, store, [{ listingId: productId(1_000) }]);
    expect(shopify.reads).toEqual([productId(1_000)]);
  });
});

describe('what no product can be', () => {
  it('is settled by itself, and no other waits for it', async () => {
    await change(BUSY, 1, 10 * MINUTE);
    const settled = await refreshChanged(ports, store, [
      { listingId: '' },
      { listingId: BUSY },
      { listingId: 'gid://shopify/Product/999' },
    ]);
    expect(settled).toHaveLength(3);
    expect(settled[1]?.status).toBe('fulfilled');
    expect(shopify.reads).toContain(BUSY);
  });

  it('concerns no store that is gone', async () => {
    const settled = await refreshChanged(ports, uniqueStore('gone'), [{ listingId: BUSY }]);
    expect(settled).toEqual([{ status: 'fulfilled', value: undefined }]);
    expect(shopify.reads).toEqual([]);
  });
});
