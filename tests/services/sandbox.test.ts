import { describe, expect, it } from 'vitest';
import type { Listing, Variant } from '~/core/listing/listing';
import { done } from '~/services/answer';
import { checkListing } from '~/services/catalogue/check-listing';
import { installStore } from '~/services/store/install-store';
import { markPackaging } from '~/services/catalogue/mark-packaging';
import { runSync } from '~/services/sync/run-sync';
import { showHome } from '~/services/home/show-home';
import { showListing } from '~/services/catalogue/show-listing';
import { showPrices } from '~/services/prices/show-prices';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase } from '../support/database';
import {
  sampleListing,
  sampleVariant,
  type SeededListing,
  readOne,
} from '../shopify/support/sandbox-shop';
import { runQueue, stateOf, type TestPorts } from './support/ports';
import { sandboxedStore, type SandboxedStore } from './support/sandboxed-store';

const database = await testDatabase();

const gid = (id: number | string) => `gid://shopify/Product/${id}`;
const WIDE = '788032119674292922';
const FRENCH = { locale: 'fr', marketId: null };

function priced(id: string, amount: number): Variant {
  const { inventory, ...variant } = sampleVariant(id);
  return {
    ...variant,
    inventory,
    shopPrice: { price: { amount, currency: 'USD' }, compareAt: { amount: 0, currency: 'USD' } },
    shownPrice: {},
  };
}

/** What catalogues hold that is easy to lose, and enough ordinary products to shuffle children among. */
function catalogue(): SeededListing[] {
  const sizes = Array.from({ length: 2_000 }, (_, index) => `Size ${index + 1}`);
  return [
    sampleListing(1, {
      french: [
        { ...FRENCH, key: 'title', value: 'Sirop d’érable' },
        { ...FRENCH, key: 'body_html', value: '<p>Du Québec.</p>' },
      ],
    }),
    sampleListing(2, {
      options: [{ id: 'gid://shopify/ProductOption/21', name: 'Size', values: sizes }],
      variants: sizes.map((size, index) => ({
        ...sampleVariant(`2${String(index).padStart(5, '0')}`),
        title: size,
        selectedOptions: [{ name: 'Size', value: size }],
      })),
    }),
    sampleListing(3, { variants: [], media: [], options: [] }),
    sampleListing(4, { variants: [priced('42', 0)] }),
    sampleListing(5, {
      descriptionHtml: '<script>alert("x")</script><p onclick="x()">Érable &amp; \u2028 miel</p>',
    }),
    sampleListing(WIDE, { variants: [sampleVariant('9007199254740993')] }),
    ...Array.from({ length: 120 }, (_, index) =>
      sampleListing(1_000 + index, {
        variants: [sampleVariant(`${1_000 + index}7`), sampleVariant(`${1_000 + index}8`)],
      }),
    ),
  ];
}

/** Shopify leaves out the milliseconds. */
const instant = (listing: Listing | null) => Date.parse(listing?.updatedAt ?? '');

async function storedIds({ ports, domain }: SandboxedStore): Promise<string[]> {
  return ports.listings.idsAfter(domain, null, 1_000);
}

/** Every listing as the store at Shopify has it now. */
async function expectNothingLost(store: SandboxedStore): Promise<void> {
  const { ports, domain, sandbox } = store;
  const ids = await storedIds(store);
  const products = sandbox.store.catalogue.all();
  expect(ids.toSorted()).toEqual(products.map(({ id }) => gid(id)).toSorted());
  const shopify = await ports.shopify(domain);
  for (const { listing } of await ports.listings.findMany(domain, ids)) {
    const now = await readOne(shopify, listing.id);
    expect({ ...listing, updatedAt: instant(listing) }).toEqual({
      ...now,
      updatedAt: instant(now),
    });
  }
}

async function install(store: SandboxedStore): Promise<void> {
  await installStore(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
}

async function syncAgain(store: SandboxedStore): Promise<void> {
  store.clock.advance(60_000);
  expect(await startSync(store.ports, store.domain)).toEqual(done());
  await runQueue(store.ports, store.ports.queue);
}

async function webhooksDone({ sandbox, ports }: SandboxedStore): Promise<void> {
  await sandbox.webhooks.idle();
  await runQueue(ports, ports.queue);
}

const latest = ({ ports, domain }: SandboxedStore) => ports.runs.latest(domain);
const openRules = async (ports: TestPorts, domain: string, id: string) =>
  (await ports.audits.openFindings(domain, [id])).map(({ rule, field }) => `${rule} ${field}`);

describe('a store', { timeout: 120_000 }, () => {
  it('is installed, read, watched, marked and erased', async () => {
    const store = await sandboxedStore(database, catalogue());
    const { ports, domain, sandbox, clock } = store;
    await install(store);

    expect(await latest(store)).toMatchObject({ phase: 'done', done: 126, total: 126 });
    await expectNothingLost(store);
    const home = await showHome(ports, domain, { fixFirst: 3 });
    expect(home.counts).toEqual({
      listings: 126,
      variants: 2_000 + 4 + 240,
      photos: 125,
      photosWithoutAlt: 125,
    });
    expect(await openRules(ports, domain, gid(1))).not.toContain('missing-french-text title');
    expect(await openRules(ports, domain, gid(5))).toContain('missing-french-text title');
    const prices = await showPrices(ports, domain, gid(2), null);
    expect(prices?.variants).toHaveLength(2_000);
    expect(prices?.variants.at(-1)?.title).toBe('Size 2000');

    // French that no longer fits its original, by a webhook.
    clock.advance(60_000);
    sandbox.store.editProduct(gid(1), { title: 'Dark maple syrup' });
    await webhooksDone(store);
    expect(await openRules(ports, domain, gid(1))).toContain('outdated-french-text title');

    clock.advance(60_000);
    sandbox.store.registerTranslation(gid(1), {
      key: 'title',
      value: 'Sirop foncé',
      locale: 'fr',
      marketId: null,
    });
    await checkListing(ports, domain, gid(1));
    await runQueue(ports, ports.queue);
    expect(await openRules(ports, domain, gid(1))).not.toContain('outdated-french-text title');

    const large = await showListing(ports, domain, gid(2));
    const photo = large?.media[0]?.id ?? '';
    await markPackaging(ports, domain, gid(2), { shownOn: [photo], noneShown: false });
    expect((await showListing(ports, domain, gid(2)))?.packaging?.shownOn).toEqual([photo]);

    sandbox.store.deleteProduct(gid(4));
    await webhooksDone(store);
    expect(await storedIds(store)).not.toContain(gid(4));

    clock.advance(60_000);
    sandbox.uninstall();
    await webhooksDone(store);
    expect(await ports.stores.find(domain)).toBeNull();
    expect(await storedIds(store)).toEqual([]);
    expect(ports.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('comes out the same when children stand before their parents', async () => {
    const straight = await sandboxedStore(database, catalogue(), { byExport: true });
    const shuffled = await sandboxedStore(database, catalogue(), { byExport: true });
    shuffled.sandbox.store.bulkOperations.settings.lineOrder = 'shuffled';
    await install(straight);
    await install(shuffled);
    expect(await stateOf(shuffled.ports, shuffled.domain)).toEqual(
      await stateOf(straight.ports, straight.domain),
    );
  });
});

describe('when Shopify does not do as asked', { timeout: 120_000 }, () => {
  const few = () => [1, 2, 3].map((id) => sampleListing(id));

  it('a download that is cut is made afresh, and the sync is whole', async () => {
    const store = await sandboxedStore(database, few(), { byExport: true });
    const { ports, domain, sandbox, clock } = store;
    await install(store);

    clock.advance(60_000);
    sandbox.store.editProduct(gid(1), { title: 'Edited' });
    sandbox.store.deleteProduct(gid(3));
    await sandbox.webhooks.idle();
    ports.queue.take();
    const exports = sandbox.store.bulkOperations.all().length;
    sandbox.store.faults.failNextBulk({ kind: 'cutDownload', afterBytes: 700 });
    await syncAgain(store);
    expect(sandbox.store.bulkOperations.all().length - exports).toBeGreaterThan(1);
    expect(await latest(store)).toMatchObject({ phase: 'done', failure: null });
    expect(await storedIds(store)).toEqual([gid(1), gid(2)]);
    expect((await ports.listings.find(domain, gid(1)))?.listing.title).toBe('Edited');
    await expectNothingLost(store);
  });

  it('a throttled store that stumbles is read to the end', async () => {
    const store = await sandboxedStore(database, few(), { byExport: true });
    const { faults } = store.sandbox.store;
    faults.failRequests({ kind: 'throttled' }, 2);
    faults.failRequests({ kind: 'http', status: 429, retryAfterSeconds: 2 });
    faults.failRequests({ kind: 'http', status: 503 });
    faults.failNextBulk({ kind: 'failed', errorCode: 'TIMEOUT', afterLines: 2 });
    await install(store);
    expect(await latest(store)).toMatchObject({ phase: 'done', done: 3 });
    await expectNothingLost(store);
  });

  it('an export that is denied is made up for page by page', async () => {
    const store = await sandboxedStore(database, few(), { byExport: true });
    const { ports, domain, sandbox } = store;
    await install(store);
    const before = await stateOf(ports, domain);

    sandbox.store.faults.failNextBulk({
      kind: 'failed',
      errorCode: 'ACCESS_DENIED',
      afterLines: 0,
    });
    await syncAgain(store);
    expect(await latest(store)).toMatchObject({ phase: 'done', failure: null });

    sandbox.store.bulkAccess.restore(null);
    const operations = sandbox.store.bulkOperations.all().length;
    await syncAgain(store);
    expect(sandbox.store.bulkOperations.all()).toHaveLength(operations);
    expect(await latest(store)).toMatchObject({ phase: 'done', failure: null });
    expect(await stateOf(ports, domain)).toEqual(before);
  });

  it('access that is denied ends the sync with that reason, and keeps what there is', async () => {
    const store = await sandboxedStore(database, few());
    const { ports, domain, sandbox } = store;
    await install(store);
    const before = await stateOf(ports, domain);
    sandbox.store.faults.denyField('Shop.currencyCode', 'read_products');
    await syncAgain(store);
    expect(await latest(store)).toMatchObject({ phase: 'failed', failure: 'sync.failed.access' });
    expect(await stateOf(ports, domain)).toEqual(before);
  });

  it('an export that Shopify no longer knows is begun anew', async () => {
    const store = await sandboxedStore(database, few(), { byExport: true });
    const { ports, domain } = store;
    await installStore(ports, domain);
    const [job] = ports.queue.take();
    if (job?.name !== 'sync-store') throw new Error('no sync was queued');
    for (let looks = 0; (await latest(store))?.phase !== 'reading'; looks += 1) {
      if (looks > 1_000) throw new Error('the export does not end');
      let phases = 0;
      await runSync(ports, job.payload, { shouldPause: () => (phases += 1) > 1 });
    }
    const { operationId } = (await latest(store)) ?? {};

    // Ids of the new store begin elsewhere.
    await store.restart([...few(), sampleListing(4), sampleListing(5)]);
    await ports.queue.send('sync-store', job.payload);
    await runQueue(ports, ports.queue);
    const run = await latest(store);
    expect(run).toMatchObject({ phase: 'done', done: 5 });
    expect(run?.operationId).not.toBe(operationId);
    await expectNothingLost(store);
  });
});
