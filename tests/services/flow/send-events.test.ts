import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FlowTrigger } from '~/core/flow/triggers';
import { checkListingNow } from '~/services/product-page/check-listing-now';
import { sendFlowEvents } from '~/services/flow/send-events';
import { judgeScheduled } from '~/services/promotions/judge-scheduled';
import { installStore } from '~/services/store/install-store';
import { bundleProcess } from '../../support/bundle-process';
import { testDatabase } from '../../support/database';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { runQueue } from '../support/ports';
import { sandboxedStore, type SandboxedStore } from '../support/sandboxed-store';
import type { Moment } from './support/sender-process';

const database = await testDatabase();
const bundle = await bundleProcess(resolve(import.meta.dirname, 'support/sender-process.ts'));
afterAll(bundle.remove);

const PRODUCT = 'gid://shopify/Product/42';
const MINUTE_MS = 60_000;

/** Synced once, so that what is found later is new. */
async function syncedStore(): Promise<SandboxedStore> {
  const store = await sandboxedStore(database, [
    sampleListing(42, {
      french: [
        { key: 'title', locale: 'fr', marketId: null, value: 'Sirop d’érable' },
        { key: 'body_html', locale: 'fr', marketId: null, value: '<p>Du Québec.</p>' },
      ],
    }),
  ]);
  await installStore(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
  store.clock.advance(MINUTE_MS);
  return store;
}

async function turnOn(store: SandboxedStore, ...triggers: FlowTrigger[]): Promise<void> {
  for (const trigger of triggers) {
    await store.ports.flow.noteUse(store.domain, {
      trigger,
      isUsed: true,
      toldAt: store.clock.now(),
    });
  }
  store.clock.advance(MINUTE_MS);
}

/** Makes the description longer than its French, which is older now. */
async function breakFrench(store: SandboxedStore): Promise<void> {
  store.sandbox.store.editProduct(PRODUCT, { title: 'Dark maple syrup' });
  await checkListingNow(store.ports, store.domain, PRODUCT);
  store.clock.advance(MINUTE_MS);
}

async function fixFrench(store: SandboxedStore): Promise<void> {
  store.sandbox.store.editProduct(PRODUCT, { title: 'Maple syrup 42' });
  await checkListingNow(store.ports, store.domain, PRODUCT);
  store.clock.advance(MINUTE_MS);
}

const send = ({ ports, domain }: SandboxedStore) =>
  sendFlowEvents(ports, domain, { shouldPause: () => false });
const told = ({ sandbox }: SandboxedStore) =>
  sandbox.store.flow.received.map(({ handle, payload }) => ({ handle, payload }));

const OUTDATED = {
  product_id: 42,
  Rule: 'outdated-french-text',
  Audience: 'QC',
  Severity: 'high',
  Findings: 1,
};

describe('findings', { timeout: 60_000 }, () => {
  it('are told once when they open and once when they are resolved', async () => {
    const store = await syncedStore();
    await turnOn(store, 'listing-finding-opened', 'listing-finding-resolved');
    await send(store);
    // What the first sync found is old.
    expect(told(store)).toEqual([]);

    await breakFrench(store);
    await send(store);
    await send(store);
    expect(told(store)).toEqual([{ handle: 'listing-finding-opened', payload: OUTDATED }]);

    await fixFrench(store);
    await send(store);
    await send(store);
    expect(told(store)).toEqual([
      { handle: 'listing-finding-opened', payload: OUTDATED },
      { handle: 'listing-finding-resolved', payload: OUTDATED },
    ]);
  });

  it('that open and are resolved between two looks are told as both', async () => {
    const store = await syncedStore();
    await turnOn(store, 'listing-finding-opened', 'listing-finding-resolved');
    await breakFrench(store);
    await fixFrench(store);
    await send(store);
    expect(told(store).map(({ handle }) => handle)).toEqual([
      'listing-finding-opened',
      'listing-finding-resolved',
    ]);
  });

  it('are not told to a store without a workflow, nor afterwards when it gets one', async () => {
    const store = await syncedStore();
    await breakFrench(store);
    await send(store);
    await turnOn(store, 'listing-finding-resolved');
    await send(store);
    expect(told(store)).toEqual([]);
    await fixFrench(store);
    await send(store);
    expect(told(store)).toEqual([{ handle: 'listing-finding-resolved', payload: OUTDATED }]);
  });

  it('are not told any more once the last workflow is turned off; an older word changes nothing', async () => {
    const store = await syncedStore();
    await turnOn(store, 'listing-finding-opened');
    const { ports, domain, clock } = store;
    const trigger = 'listing-finding-opened' as const;
    await ports.flow.noteUse(domain, { trigger, isUsed: false, toldAt: clock.now() });
    const earlier = new Date(clock.now().getTime() - 1);
    await ports.flow.noteUse(domain, { trigger, isUsed: true, toldAt: earlier });
    expect(await ports.flow.storesInUse()).not.toContain(domain);
    await breakFrench(store);
    await send(store);
    expect(told(store)).toEqual([]);
  });
});

describe('Shopify', { timeout: 60_000 }, () => {
  it('that holds an event back gets it by the next try', async () => {
    const store = await syncedStore();
    await turnOn(store, 'listing-finding-opened');
    await breakFrench(store);
    store.sandbox.store.faults.failRequests({ kind: 'throttled' }, 50);
    await expect(send(store)).rejects.toMatchObject({ kind: 'throttled' });
    store.sandbox.store.faults.clear();
    await send(store);
    expect(told(store)).toHaveLength(1);
  });

  it('that does not let the app in gets it once the merchant has opened the app again', async () => {
    const store = await syncedStore();
    await turnOn(store, 'listing-finding-opened');
    await breakFrench(store);
    store.clock.advance(100 * 24 * 60 * MINUTE_MS);
    await expect(send(store)).rejects.toMatchObject({ kind: 'access' });
    await store.signIn();
    await send(store);
    expect(told(store)).toHaveLength(1);
  });

  it('that fails while it takes an event is not told it again, and the log says so', async () => {
    const store = await syncedStore();
    await turnOn(store, 'listing-finding-opened');
    await breakFrench(store);
    store.sandbox.store.faults.failRequests({ kind: 'http', status: 502 });
    await send(store);
    await send(store);
    expect(told(store)).toEqual([]);
    expect(store.ports.entries.map(({ message }) => message)).toContain(
      'Flow may or may not have got an event',
    );
  });

  it('without Flow is told nothing more, until a workflow is turned on again', async () => {
    const store = await syncedStore();
    await turnOn(store, 'listing-finding-opened');
    store.sandbox.store.flow.withdraw();
    await breakFrench(store);
    await send(store);
    expect(told(store)).toEqual([]);
    expect(await store.ports.flow.uses(store.domain)).toEqual([]);
    expect(await store.ports.flow.pending(store.domain, 10)).toEqual([]);
    expect(store.ports.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('milestones', { timeout: 60_000 }, () => {
  it('are told on their day in the store’s time zone, each once', async () => {
    const store = await syncedStore();
    await turnOn(store, 'season-milestone-reached');
    // Half past eleven in the evening of 2 June in Toronto, six weeks and a day before the peak.
    store.clock.set(new Date('2027-06-03T03:30:00Z'));
    await store.signIn();
    await send(store);
    const before = told(store).length;
    store.clock.set(new Date('2027-06-03T04:30:00Z'));
    await send(store);
    await send(store);
    expect(told(store).slice(before)).toEqual([
      {
        handle: 'season-milestone-reached',
        payload: {
          Season: 'back-to-school',
          Milestone: 'listing-ready',
          Audience: 'US',
          'Peak date': '2027-07-15',
          'Listings not ready': 0,
        },
      },
    ]);
  });
});

describe('a scheduled promotion', { timeout: 60_000 }, () => {
  it('that becomes not ready is told once, with what stands in its way', async () => {
    const store = await syncedStore();
    await turnOn(store, 'promotion-not-ready');
    const { ports, domain, clock } = store;
    const at = clock.now();
    const { id, revision } = await ports.promotions.createDraft(
      domain,
      {
        name: 'Rentrée',
        audiences: ['US'],
        reach: 'allBuyers',
        selection: { kind: 'listings', listingIds: [PRODUCT] },
        discount: { kind: 'percentage', percent: 20 },
        trigger: { kind: 'automatic' },
        startsAt: '2027-08-15T04:00:00Z',
        endsAt: '2027-09-11T04:00:00Z',
        combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
      },
      { at, by: null, kind: 'planned', data: {} },
      'leaveOut',
    );
    await ports.promotions.change(domain, id, revision, { state: 'scheduled' }, at);
    store.sandbox.store.editProduct(PRODUCT, { status: 'DRAFT' });
    await checkListingNow(ports, domain, PRODUCT);
    await judgeScheduled(ports, { store: domain, promotionId: id });
    clock.advance(MINUTE_MS);
    await send(store);
    await judgeScheduled(ports, { store: domain, promotionId: id });
    await send(store);
    expect(told(store)).toEqual([
      {
        handle: 'promotion-not-ready',
        payload: {
          Promotion: 'Rentrée',
          Starts: '2027-08-15T04:00:00Z',
          'Listings not ready': 1,
          Reasons: expect.stringContaining('listing-not-active') as unknown,
          'At the start': 'leaveOut',
        },
      },
    ]);
  });
});

describe('a killed process', { timeout: 120_000 }, () => {
  async function killAt(store: SandboxedStore, moment: Moment): Promise<void> {
    const child = fork(
      bundle.file,
      [
        database.url,
        store.sandbox.adminUrl,
        store.domain,
        await store.accessToken(),
        store.clock.now().toISOString(),
        moment,
      ],
      { env: { ...process.env, NODE_OPTIONS: '' } },
    );
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
  }

  it.each<[Moment, number]>([
    ['collected', 1],
    ['told', 1],
    ['ended', 1],
    // Nobody can know whether the call went out: it is not made again.
    ['claimed', 0],
  ])(
    'after the event is %s: Flow has it %d time(s), however often it is tried',
    async (moment, times) => {
      const store = await syncedStore();
      await turnOn(store, 'listing-finding-opened');
      await breakFrench(store);
      await killAt(store, moment);
      await send(store);
      store.clock.advance(6 * MINUTE_MS);
      await send(store);
      await send(store);
      expect(told(store)).toHaveLength(times);
    },
  );
});
