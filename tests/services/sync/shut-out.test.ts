import { describe, expect, it } from 'vitest';
import type { MessageId } from '~/locales/messages';
import { LANGUAGES, translator } from '~/locales/translate';
import { showHome } from '~/services/home/show-home';
import { checkListingNow } from '~/services/product-page/check-listing-now';
import { installStore } from '~/services/store/install-store';
import { startSync } from '~/services/sync/start-sync';
import type { Refusal } from '../../../sandbox/store/refusals';
import { testDatabase } from '../../support/database';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { runQueue } from '../support/ports';
import { sandboxedStore, type SandboxedStore } from '../support/sandboxed-store';

const database = await testDatabase();
const PRODUCT = 'gid://shopify/Product/42';
const HOUR_MS = 60 * 60_000;

/** Synced once, so that there is something that still stands. */
async function syncedStore(): Promise<SandboxedStore> {
  const store = await sandboxedStore(database, [sampleListing(42)]);
  await installStore(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
  return store;
}

async function sync(store: SandboxedStore): Promise<void> {
  store.clock.advance(60_000);
  await startSync(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
}

const home = ({ ports, domain }: SandboxedStore) => showHome(ports, domain, { fixFirst: 5 });

/** The operator's lines: what each says is the cause, and its words. */
function told({ ports }: SandboxedStore): { cause: unknown; message: string }[] {
  return ports.entries.flatMap(({ data, message }) =>
    'cause' in data ? [{ cause: data.cause, message }] : [],
  );
}

const inBoth = (id: MessageId) => LANGUAGES.map((language) => translator(language)(id));

describe('a store that Shopify does not let the app read', { timeout: 60_000 }, () => {
  it.each<[Refusal, { cause: string; remedy: string; failure: MessageId; check: string }]>([
    [
      'address',
      {
        cause: 'addressNotAllowed',
        remedy: 'IP allowlist',
        failure: 'sync.failed.maker',
        check: 'maker',
      },
    ],
    [
      'version',
      {
        cause: 'versionGone',
        remedy: 'API version 2026-10',
        failure: 'sync.failed.maker',
        check: 'maker',
      },
    ],
    [
      'frozen',
      {
        cause: 'storeFrozen',
        remedy: 'pay Shopify’s bill',
        failure: 'sync.failed.frozen',
        check: 'frozen',
      },
    ],
  ])('(%s) says so to operator and merchant', async (refusal, expected) => {
    const store = await syncedStore();
    store.sandbox.store.refusals.set(refusal);
    await sync(store);

    expect(told(store)).toEqual([
      { cause: expected.cause, message: expect.stringContaining(expected.remedy) as string },
    ]);
    const shown = await home(store);
    expect(shown.sync).toMatchObject({ state: 'failed', failure: expected.failure });
    expect(shown.counts.listings).toBe(1);
    expect(await checkListingNow(store.ports, store.domain, PRODUCT)).toMatchObject({
      because: { reason: expected.check },
    });

    store.sandbox.store.refusals.set();
    await sync(store);
    expect((await home(store)).sync).toMatchObject({ state: 'done' });
  });

  it('is told of once an hour, however many requests fail', async () => {
    const store = await syncedStore();
    store.sandbox.store.refusals.set('address');
    await sync(store);
    await sync(store);
    expect(told(store)).toHaveLength(1);
    store.clock.advance(HOUR_MS);
    await store.signIn();
    await sync(store);
    expect(told(store)).toHaveLength(2);
  });

  it('does not lose what was known of orders', async () => {
    const store = await syncedStore();
    const { orders } = await home(store);
    store.sandbox.store.refusals.set('frozen');
    await sync(store);
    expect((await home(store)).orders).toEqual(orders);
  });
});

describe('an app without protected customer data', { timeout: 60_000 }, () => {
  it('reads everything but orders; operator and merchant are told why', async () => {
    const store = await syncedStore();
    store.sandbox.store.refusals.set('customerData');
    await sync(store);
    const shown = await home(store);
    expect(shown.sync).toMatchObject({ state: 'done' });
    expect(shown.orders.notice).toBe('orders.notice.maker');
    expect(told(store)).toEqual([
      {
        cause: 'customerDataNotGranted',
        message: expect.stringContaining('ask for level 1') as string,
      },
    ]);
    store.sandbox.store.refusals.set();
    await sync(store);
    expect((await home(store)).orders.notice).toBeNull();
  });
});

describe('an app without bulk queries', { timeout: 60_000 }, () => {
  it('reads page by page; operator and merchant are told why', async () => {
    const store = await sandboxedStore(database, [sampleListing(42)], { byExport: true });
    store.sandbox.store.faults.denyField('Mutation.bulkOperationRunQuery', 'bulk');
    const slow: boolean[] = [];
    const { runs } = store.ports;
    store.ports.runs = Object.assign(Object.create(runs) as typeof runs, {
      async advance(...given: Parameters<typeof runs.advance>) {
        await runs.advance(...given);
        slow.push((await home(store)).sync?.isExportDenied ?? false);
      },
    });
    await installStore(store.ports, store.domain);
    await runQueue(store.ports, store.ports.queue);
    expect((await home(store)).sync).toMatchObject({ state: 'done', isExportDenied: false });
    expect(slow).toContain(true);
    expect(told(store)).toEqual([
      {
        cause: 'bulkNotEnabled',
        message: expect.stringContaining('API access requests') as string,
      },
    ]);
  });
});

describe('what the merchant reads', () => {
  it.each([
    'sync.failed.maker',
    'orders.notice.maker',
    'sync.byPages',
    'promotions.failed.maker',
    'extension.notChecked.maker',
  ] as const)('as %s: that the app’s maker has been told, in both languages', (id) => {
    const [english, french] = inBoth(id);
    expect(english).toMatch(
      /Its maker has been told|its maker has been told|Borealist’s maker has been told/,
    );
    expect(french).toMatch(/éditeur en a été avisé|éditeur de Borealist en a été avisé/);
    expect(english).not.toMatch(/grant|accept/);
  });

  it.each([
    'sync.failed.frozen',
    'promotions.failed.frozen',
    'extension.notChecked.frozen',
  ] as const)('as %s: that a bill is unpaid, in both languages', (id) => {
    const [english, french] = inBoth(id);
    expect(english).toContain('bill');
    expect(french).toContain('facture');
  });
});
