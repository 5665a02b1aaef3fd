import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import { showListing } from '~/services/catalogue/show-listing';
import { runSync } from '~/services/sync/run-sync';
import { startSync } from '~/services/sync/start-sync';
import { OutsideError } from '~/services/outside-error';
import { testDatabase, uniqueStore } from '../../support/database';
import { frenchOf, product, productId } from '../support/listings';
import { runQueue, START, stateOf, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const LISTINGS = [1, 2, 3, 4, 5, 6, 7];

let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

function order(number: number): OrderCounts {
  const sold = { units: number, returnedUnits: 1, returnReasons: { defective: 1 }, revenue: 20 };
  return {
    id: `gid://shopify/Order/${number}`,
    name: `#${number}`,
    day: '2026-11-10',
    country: 'CA',
    province: 'QC',
    paidShipment: true,
    fulfilledOn: '2026-11-12',
    lines: [{ listingId: productId(number), variantId: null, ...sold }],
  };
}

async function open(name: string): Promise<void> {
  ports = testPorts(database, shopify);
  store = uniqueStore(name);
  await ports.stores.install(store, START);
}

async function sync(): Promise<void> {
  ports.clock.now = new Date(ports.clock.now.getTime() + 60_000);
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
}

/** All that pages show of the store, what is known of its orders included. */
async function whatIsKnown(): Promise<unknown> {
  const sales = await ports.orders.salesHistories(store, LISTINGS.map(productId));
  return {
    state: await stateOf(ports, store),
    sales: [...(sales ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
    history: await ports.orders.history(store),
  };
}

/** What an export of the same store gives. */
async function knownByExport(): Promise<unknown> {
  const { isSmall, deniesBulk } = shopify;
  Object.assign(shopify, { isSmall: false, deniesBulk: false });
  await open('exported');
  await sync();
  const known = await whatIsKnown();
  Object.assign(shopify, { isSmall, deniesBulk });
  return known;
}

beforeEach(() => {
  shopify = new ScriptedShopify();
  shopify.orderAccess = 'recent';
  shopify.orders = LISTINGS.map(order);
  for (const number of LISTINGS) {
    shopify.put(product(number, number % 3 === 0 ? {} : { french: frenchOf(number) }));
  }
});

describe('a small store', () => {
  beforeEach(() => {
    shopify.isSmall = true;
  });

  it('is read page by page, and known as an export makes it known', async () => {
    const expected = await knownByExport();
    shopify.exportsStarted = 0;
    await open('small');
    await sync();
    expect(shopify.exportsStarted).toBe(0);
    expect(await whatIsKnown()).toEqual(expected);
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', done: 7, total: 7 });
  });

  it('is known the same after a stop at each page and each call that fails', async () => {
    const expected = await knownByExport();
    await open('stopped');
    ports.clock.now = new Date(START.getTime() + 60_000);
    await startSync(ports, store);
    const runId = (await ports.runs.latest(store))?.id ?? '';
    let stops = 0;
    for (let left: unknown = 'more'; left !== null && stops < 100;) {
      let calls = 0;
      shopify.onCall = () => {
        calls += 1;
        if (calls > 4) throw new OutsideError('unavailable', 'the connection broke');
      };
      try {
        left = await runSync(ports, { store, runId }, { shouldPause: () => calls > 3 });
      } catch {
        left = 'more';
      }
      stops += 1;
    }
    expect(stops).toBeGreaterThan(3);
    expect(stops).toBeLessThan(100);
    shopify.onCall = () => {};
    expect(await whatIsKnown()).toEqual(expected);
  });

  it('is read to its end where the status of one listing is not known', async () => {
    shopify.put(product(4, { status: 'UNKNOWN' }));
    await open('later');
    await sync();
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', done: 7, failure: null });
    const later = await showListing(ports, store, productId(4));
    expect(later?.status).toBe('UNKNOWN');
    const reasons = later?.results.filter(({ outcome }) => outcome !== 'notApplicable');
    expect(reasons?.length).toBeGreaterThan(5);
    for (const { outcome, reason } of reasons ?? []) {
      expect([outcome, reason?.id]).toEqual(['unknown', 'reason.statusUnknown']);
    }
    expect(await ports.audits.openFindings(store, [productId(4)])).toEqual([]);
    expect((await ports.audits.openFindings(store, [productId(5)])).length).toBeGreaterThan(0);
  });

  it('loses listings that Shopify no longer has', async () => {
    await open('shrinking');
    await sync();
    shopify.products.delete(productId(4));
    await sync();
    expect(await ports.listings.find(store, productId(4))).toBeNull();
    expect(await ports.listings.counts(store)).toMatchObject({ listings: 6 });
  });

  it('loses the last listing too, unless Shopify still has it', async () => {
    await open('emptied');
    await sync();
    const kept = new Map(shopify.products);
    shopify.products.clear();
    await sync();
    expect(await ports.listings.counts(store)).toMatchObject({ listings: 0 });

    for (const [id, listing] of kept) shopify.products.set(id, listing);
    await sync();
    shopify.products.clear();
    shopify.onCall = (name) => {
      if (name === 'readListing') for (const [id, each] of kept) shopify.products.set(id, each);
    };
    await sync();
    expect(await ports.listings.counts(store)).toMatchObject({ listings: 7 });
    expect(await ports.runs.latest(store)).toMatchObject({ failure: 'sync.failed.incomplete' });
  });
});

describe('where bulk queries are denied', () => {
  beforeEach(() => {
    shopify.deniesBulk = true;
  });

  it('a large store is read page by page', async () => {
    const expected = await knownByExport();
    await open('denied');
    await sync();
    expect(await whatIsKnown()).toEqual(expected);
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', failure: null });
  });

  it('so is one whose exports are in a state that is not known', async () => {
    const expected = await knownByExport();
    shopify.deniesBulk = false;
    shopify.readProductExportStatus = () => Promise.resolve({ state: 'unreadable' });
    shopify.readOrderExportStatus = () => Promise.resolve({ state: 'unreadable' });
    await open('unreadable');
    await sync();
    expect(await whatIsKnown()).toEqual(expected);
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', failure: null });
  });

  it('a store that may not be read at all fails for lack of access', async () => {
    await open('refused');
    shopify.onCall = (name) => {
      if (name === 'readProductPages') throw new OutsideError('access', 'products are denied');
    };
    await sync();
    expect(await ports.runs.latest(store)).toMatchObject({ failure: 'sync.failed.access' });
  });
});
