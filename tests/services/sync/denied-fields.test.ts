import { describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { showHome } from '~/services/home/show-home';
import { installStore } from '~/services/store/install-store';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase } from '../../support/database';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { runQueue } from '../support/ports';
import { sandboxedStore, type SandboxedStore } from '../support/sandboxed-store';

const database = await testDatabase();
const PRODUCT = 'gid://shopify/Product/42';
const SCOPE = 'read_special';
/** Each of another topic. */
const FIELDS = [
  'InventoryItem.countryCodeOfOrigin',
  'InventoryItem.harmonizedSystemCode',
  'InventoryItem.unitCost',
  'ProductVariant.contextualPricing',
];
const TOPICS = ['costs', 'origins', 'prices', 'tariffCodes'];

async function sync(store: SandboxedStore): Promise<void> {
  store.clock.advance(5 * 60_000);
  await startSync(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
}

/** One to whom `fields` are denied before the first sync. */
async function deniedStore(fields: string[], byExport = false): Promise<SandboxedStore> {
  const store = await sandboxedStore(database, [sampleListing(42)], { byExport });
  for (const field of fields) store.sandbox.store.faults.denyField(field, SCOPE);
  await installStore(store.ports, store.domain);
  return store;
}

/** Orders of one unit each, all of which came back. */
function sell({ sandbox }: SandboxedStore, count: number): void {
  const { orders, ids, catalogue, clock } = sandbox.store;
  const line = { sku: 'S-422', quantity: 1, returnedQuantity: 1, returnReason: 'defective' };
  const sold = { createdAt: '2026-10-01T16:00:00Z', fulfilledAt: '2026-10-02T16:00:00Z' };
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  orders.load(
    clock.now(),
    numbers.map((number) => ({
      name: `#${number}`,
      country: 'CA',
      province: 'QC',
      lines: [line],
      ...sold,
    })),
    ids,
    (sku) => catalogue.findBySku(sku),
  );
}

function haveOrdersExported({ ports }: SandboxedStore): void {
  const { shopify } = ports;
  ports.shopify = async (domain) => ({
    ...(await shopify(domain)),
    countOrders: () => Promise.resolve(1_000_000),
  });
}

const baselineOf = async ({ ports, domain }: SandboxedStore) =>
  (await ports.orders.history(domain)).returnBaseline;

const daysOf = async ({ ports, domain }: SandboxedStore) =>
  (await ports.orders.salesHistories(domain, [PRODUCT]))?.get(PRODUCT)?.days;

const home = ({ ports, domain }: SandboxedStore) => showHome(ports, domain, { fixFirst: 5 });

async function listingOf({ ports, domain }: SandboxedStore): Promise<Listing | undefined> {
  return (await ports.listings.find(domain, PRODUCT))?.listing;
}

describe('fields that Shopify denies', { timeout: 60_000 }, () => {
  it.each([
    ['pages', false],
    ['an export', true],
  ])('leave the rest read by %s and judged, and are named', async (_way, byExport) => {
    const store = await deniedStore(FIELDS, byExport);
    await runQueue(store.ports, store.ports.queue);
    const shown = await home(store);
    expect(shown.sync).toMatchObject({ state: 'done' });
    expect(shown.denied).toEqual(TOPICS.map((topic) => ({ topic, permission: SCOPE })));
    expect(shown.counts).toMatchObject({ listings: 1, variants: 1 });
    const listing = await listingOf(store);
    expect(listing?.variants[0]?.shownPrice).toBeUndefined();
    expect(listing?.variants[0]?.inventory).not.toHaveProperty('unitCost');
    // What could be read was judged, and what could not was not.
    expect(shown.fixFirst).not.toEqual([]);
    const unknown = shown.unknown.map(({ rule }) => rule);
    expect(unknown).toContain('missing-hs-code');
    expect(store.ports.entries).toContainEqual({
      level: 'warn',
      data: { store: store.domain, topic: 'costs', permission: SCOPE },
      message: 'Shopify does not let the app read this; what depends on it is unknown',
    });
    const exports = store.sandbox.store.bulkOperations.all().map(({ status }) => status);
    expect(exports).toEqual(byExport ? ['COMPLETED'] : []);

    store.sandbox.store.faults.deniedFields.clear();
    await sync(store);
    expect((await home(store)).denied).toEqual([]);
    expect((await listingOf(store))?.variants[0]?.shownPrice).toBeDefined();
  });

  it('of French, orders and discounts end no sync', async () => {
    const store = await deniedStore([
      'QueryRoot.translatableResourcesByIds',
      'QueryRoot.discountNodes',
      'Order.displayFinancialStatus',
    ]);
    sell(store, 1);
    await runQueue(store.ports, store.ports.queue);
    const shown = await home(store);
    expect(shown.sync).toMatchObject({ state: 'done' });
    expect(shown.denied.map(({ topic }) => topic)).toEqual(['discounts', 'french', 'orders']);
    expect(shown.orders.notice).toBe('orders.notice.access');
    expect((await listingOf(store))?.french).toBeUndefined();
  });

  it.each([
    ['pages', false],
    ['an export', true],
  ])('of returns leave orders read by %s, and what came back unknown', async (_way, byExport) => {
    const store = await deniedStore(['Order.returns'], byExport);
    if (byExport) haveOrdersExported(store);
    sell(store, 12);
    await runQueue(store.ports, store.ports.queue);
    const denied = await home(store);
    expect(denied.sync).toMatchObject({ state: 'done' });
    expect(denied.orders.notice).toBeNull();
    expect(denied.denied).toEqual([{ topic: 'returns', permission: SCOPE }]);
    const days = await daysOf(store);
    expect(days).toMatchObject([{ units: 12, unknownReturns: { units: 12, orders: 12 } }]);
    expect(await baselineOf(store)).toBeNull();
    const range = { first: '2026-10-01', last: '2026-10-01' };
    const sums = await store.ports.promotionSales.daySums(store.domain, range, {
      listingIds: [PRODUCT],
      countries: null,
    });
    expect(sums).toEqual([
      { day: '2026-10-01', units: 12, returnedUnits: null, revenue: 0, revenueUnits: 0 },
    ]);

    store.sandbox.store.faults.deniedFields.clear();
    await sync(store);
    expect((await home(store)).denied).toEqual([]);
    const day = (await daysOf(store))?.[0];
    expect(day).toMatchObject({ units: 12, returnedUnits: 12 });
    expect(day).not.toHaveProperty('unknownReturns');
    expect(await baselineOf(store)).toMatchObject({ meanShare: 1 });
    // What they knew stays known, and what changes since is unknown, where the permission is taken away again.
    store.sandbox.store.faults.denyField('Order.returns', SCOPE);
    await sync(store);
    expect((await daysOf(store))?.[0]).toMatchObject({ returnedUnits: 12 });
  });

  it('of which nothing can be judged without end the sync, and are named', async () => {
    const store = await deniedStore(['Product.title']);
    await runQueue(store.ports, store.ports.queue);
    const shown = await home(store);
    expect(shown.sync).toMatchObject({ state: 'failed', failure: 'sync.failed.access' });
    expect(shown.denied).toEqual([{ topic: 'other', permission: SCOPE }]);
  });

  it('leave the French that was read before', async () => {
    const store = await deniedStore([]);
    const french = { key: 'title', locale: 'fr', value: 'Sirop d’érable' };
    store.sandbox.store.registerTranslation(PRODUCT, french);
    await runQueue(store.ports, store.ports.queue);
    store.sandbox.store.faults.denyField('TranslatableResource.translations', SCOPE);
    await sync(store);
    expect((await home(store)).denied).toContainEqual({ topic: 'french', permission: SCOPE });
    expect((await listingOf(store))?.french).toMatchObject([french]);
  });
});
