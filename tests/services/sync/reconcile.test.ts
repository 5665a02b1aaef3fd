import { beforeEach, describe, expect, it } from 'vitest';
import type { StoreFacts } from '~/core/store/store-facts';
import { showHome } from '~/services/home/show-home';
import { installStore } from '~/services/store/install-store';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase } from '../../support/database';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { runQueue } from '../support/ports';
import { sandboxedStore, type SandboxedStore } from '../support/sandboxed-store';

const database = await testDatabase();
const HOUR = 60 * 60_000;
const LISTINGS = 40;
const gid = (number: number) => `gid://shopify/Product/${number}`;

let store: SandboxedStore;
let followsRate: boolean;
let facts: Partial<StoreFacts>;

/** A store whose daily sync need not read all products: in Canadian dollars, and without French to compare. */
beforeEach(async () => {
  followsRate = false;
  facts = { sellsTo: ['CA'], currency: 'CAD', publishedLocales: ['en'] };
  const catalogue = Array.from({ length: LISTINGS }, (_, index) => sampleListing(index + 1));
  store = await sandboxedStore(database, catalogue);
  const { shopify } = store.ports;
  store.ports.shopify = async (domain) => {
    const real = await shopify(domain);
    return {
      ...real,
      readStoreFacts: async () => ({ ...(await real.readStoreFacts()), ...facts }),
      followsExchangeRate: () => Promise.resolve(followsRate),
    };
  };
  await installStore(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
}, 60_000);

async function daily(hours = 24): Promise<void> {
  store.clock.advance(hours * HOUR);
  await startSync(store.ports, store.domain, { whole: false });
  await runQueue(store.ports, store.ports.queue);
}

const titleOf = async (number: number) =>
  (await store.ports.listings.find(store.domain, gid(number)))?.listing.title;

const readTimes = () =>
  store.ports.listings.readTimes(
    store.domain,
    Array.from({ length: LISTINGS }, (_, index) => gid(index + 1)),
  );

const found = async () => {
  const run = await store.ports.runs.latest(store.domain, 'sync');
  const home = await showHome(store.ports, store.domain, { fixFirst: 1 });
  expect(home.sync).toMatchObject({ state: 'done', failure: null });
  expect(home.lastMissed).toEqual(run?.missed);
  return { missed: run?.missed, whole: run?.whole };
};

/** What is done meanwhile, Shopify delivers no webhook of. */
function withoutWebhooks(edit: () => void): void {
  store.clock.advance(HOUR);
  const { faults } = store.sandbox.webhooks;
  faults.copies = 0;
  edit();
  faults.copies = 1;
}

const retitle = (number: number) =>
  store.sandbox.store.editProduct(gid(number), { title: `Edited ${number}` });

function saveDiscount(): void {
  const now = store.sandbox.store.now();
  store.sandbox.store.saveDiscount({
    kind: 'DiscountAutomaticBasic',
    id: '7000001',
    title: 'Ten percent',
    code: null,
    startsAt: now,
    endsAt: null,
    createdAt: now,
    updatedAt: now,
    tags: [],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    value: { percentage: 0.1 },
    items: 'all',
    minimum: null,
    markets: 'all',
    usageLimit: null,
    appliesOncePerCustomer: false,
  });
}

const NOTHING = { products: 0, removed: 0, discounts: 0, facts: 0 };

describe('the daily reconciliation', { timeout: 60_000 }, () => {
  it('finds what webhooks missed, counts it by kind, and reads just that', async () => {
    await daily();
    expect(await found()).toEqual({ missed: NOTHING, whole: false });

    store.clock.advance(HOUR);
    retitle(2);
    store.clock.advance(60_000);
    await store.sandbox.webhooks.idle();
    await runQueue(store.ports, store.ports.queue);
    withoutWebhooks(() => {
      retitle(1);
      saveDiscount();
    });
    const readBefore = await readTimes();
    expect(await titleOf(1)).toBe('Maple syrup 1');
    await daily();
    expect(await found()).toEqual({
      missed: { ...NOTHING, products: 1, discounts: 1 },
      whole: false,
    });
    expect(await titleOf(1)).toBe('Edited 1');
    const read = await readTimes();
    expect([...read].filter(([, { isJudged }]) => !isJudged)).toEqual([]);
    const readAgain = [...read].filter(
      ([id, { readAt }]) => readAt.getTime() !== readBefore.get(id)?.readAt.getTime(),
    );
    expect(readAgain.map(([id]) => id)).toEqual([gid(1)]);

    await daily();
    expect(await found()).toEqual({ missed: NOTHING, whole: false });
  });

  it('reads all products where some are gone, or so many changed that others may have', async () => {
    withoutWebhooks(() => {
      store.sandbox.store.deleteProduct(gid(3));
    });
    await daily();
    expect(await found()).toEqual({ missed: { ...NOTHING, removed: 1 }, whole: true });
    expect(await titleOf(3)).toBeUndefined();

    withoutWebhooks(() => {
      for (const number of [4, 5, 6]) retitle(number);
    });
    await daily();
    expect(await found()).toEqual({ missed: { ...NOTHING, products: 3 }, whole: true });
    expect(await titleOf(6)).toBe('Edited 6');
  });

  it('reads all products once a week, and daily what nothing tells of', async () => {
    await daily(6 * 24);
    expect(await found()).toMatchObject({ whole: false });
    await daily();
    expect(await found()).toMatchObject({ whole: true });
    followsRate = true;
    await daily();
    expect(await found()).toMatchObject({ whole: true });
    followsRate = false;
    await daily();
    expect(await found()).toMatchObject({ whole: false });
    facts = { ...facts, sellsTo: ['CA', 'QC'], publishedLocales: ['en', 'fr'] };
    await daily();
    expect(await found()).toMatchObject({ missed: { ...NOTHING, facts: 2 }, whole: true });
    // French, from now on.
    await daily();
    expect(await found()).toEqual({ missed: NOTHING, whole: true });
  });
});
