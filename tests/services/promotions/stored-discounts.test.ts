import { describe, expect, it } from 'vitest';
import type { PlanInput } from '~/core/promotions/plan-input';
import { removeDiscount, readMembers } from '~/services/promotions/read-discounts';
import {
  findPlannable,
  readPlanningFacts,
  readShopifyFacts,
} from '~/services/promotions/read-planning-facts';
import { installStore } from '~/services/store/install-store';
import { startSync } from '~/services/sync/start-sync';
import { discountGid } from '../../../sandbox/store/discounts';
import { testDatabase } from '../../support/database';
import { valueOf } from '../../support/answers';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { discountRecord, oneUseCodes } from '../support/discounts';
import { openPlanning, quebec, type PromotionServices } from '../support/planning';
import { runQueue } from '../support/ports';
import { listingIds, PromotionWorld } from '../support/promotions';
import { sandboxedStore } from '../support/sandboxed-store';

const database = await testDatabase();
const DAY = 24 * 60 * 60_000;

async function itemsOf(services: PromotionServices, store: string, input: PlanInput, kind: string) {
  const preview = valueOf(await services.preview(store, { input, promotionId: null, page: 0 }));
  return preview.groups.find((group) => group.kind === kind)?.items ?? [];
}

/** What else lowers prices, by name, as a plan for August meets it. */
async function offersOf(world: PromotionWorld, change: Parameters<PromotionWorld['plan']>[0] = {}) {
  const { ports, store } = world;
  const record = await findPlannable(ports, store);
  if (!record) throw new Error('nothing is known of the store');
  const inShopify = await readShopifyFacts(ports, store);
  const plan = world.plan(change);
  const { facts } = await readPlanningFacts(ports, record, plan, { promotion: null, inShopify });
  return facts.offers?.map(({ name, startsAt, endsAt, discountCount, covers }) => ({
    name,
    startsAt,
    endsAt,
    discountCount,
    covers,
  }));
}

describe('a store’s first sync', { timeout: 180_000 }, () => {
  it('reads every discount that is open, and automatic ones that ended lately', async () => {
    const store = await sandboxedStore(database, [sampleListing(1)]);
    const { discounts } = store.sandbox.store;
    const days = (from: string, to: string | null) => ({ startsAt: from, endsAt: to });
    for (const each of [
      ...oneUseCodes(250),
      discountRecord('1', { title: 'Running' }),
      discountRecord('2', {
        title: 'Summer',
        ...days('2026-06-01T04:00:00Z', '2026-09-01T04:00:00Z'),
      }),
      discountRecord('3', {
        title: 'Long ago',
        ...days('2025-01-01T05:00:00Z', '2025-02-01T05:00:00Z'),
      }),
      discountRecord('4', {
        title: 'Past code',
        code: { id: '5', text: 'PAST' },
        ...days('2026-06-01T04:00:00Z', '2026-09-01T04:00:00Z'),
      }),
    ]) {
      discounts.set(each.id, each);
    }
    expect(await store.ports.discounts.reading(store.domain)).toBeNull();
    await installStore(store.ports, store.domain);
    const told: (number | null)[][] = [];
    const advance = store.ports.runs.advance.bind(store.ports.runs);
    store.ports.runs.advance = async (...args) => {
      const isStored = await advance(...args);
      const run = await store.ports.runs.latest(store.domain);
      if (run?.phase === 'discounts') told.push([run.done, run.total]);
      return isStored;
    };
    await runQueue(store.ports, store.ports.queue);
    expect(told).toEqual(
      expect.arrayContaining([
        [100, 251],
        [200, 251],
      ]),
    );
    const known = await store.ports.discounts.within(
      store.domain,
      { from: new Date('2026-11-22'), to: new Date('2026-12-22'), lookBackFrom: new Date(0) },
      { codes: [], except: new Set() },
    );
    expect(known.map(({ title, alike }) => [title, alike])).toEqual([
      ['LOYAL-1', 250],
      ['Running', 1],
      ['Summer', 1],
    ]);
    expect(await store.ports.discounts.countOpen(store.domain, store.clock.now())).toBe(251);
  });

  it('is followed by what changed, day by day; one that was deleted unseen is missed by its number', async () => {
    const store = await sandboxedStore(database, [sampleListing(1)]);
    const { discounts } = store.sandbox.store;
    for (const each of oneUseCodes(3)) discounts.set(each.id, each);
    await installStore(store.ports, store.domain);
    await runQueue(store.ports, store.ports.queue);
    const count = () => store.ports.discounts.countOpen(store.domain, store.clock.now());
    expect(await count()).toBe(3);
    const daily = async () => {
      store.clock.advance(DAY);
      await startSync(store.ports, store.domain, { whole: false });
      await runQueue(store.ports, store.ports.queue);
    };
    const now = store.sandbox.store.now();
    const [fourth] = oneUseCodes(1, 4);
    if (fourth) discounts.set(fourth.id, { ...fourth, updatedAt: now });
    await daily();
    expect(await count()).toBe(4);
    discounts.delete('1000001');
    await daily();
    expect(await count()).toBe(3);
  });
});

describe('thousands of codes', () => {
  it('are one line in one notice, and a code of theirs is not free', async () => {
    const { world, store, services } = await openPlanning(database);
    for (const each of oneUseCodes(3_000)) world.sandbox.discounts.set(each.id, each);
    const vip = discountRecord('7', { title: 'VIP', code: { id: '8', text: 'VIP' } });
    world.sandbox.discounts.set(vip.id, vip);
    await world.readDiscounts();
    const items = await itemsOf(services, store, quebec(world), 'overlap');
    expect(items).toMatchObject([
      {
        severity: 'notice',
        message: {
          id: 'promotion.blocker.overlap.conditional',
          data: { count: 3_001, other: 'LOYAL-1', alike: 3_000, combining: 0 },
        },
      },
    ]);
    const taken = quebec(world, { triggerKind: 'code', code: 'loyal-2999' });
    expect(await itemsOf(services, store, taken, 'code-taken')).toMatchObject([
      { message: { data: { code: 'loyal-2999', other: 'LOYAL-2999' } } },
    ]);
    expect(await itemsOf(services, store, taken, 'overlap')).toMatchObject([
      { message: { data: { count: 3_001, alike: 2_999 } } },
    ]);
    const free = quebec(world, { triggerKind: 'code', code: 'loyal-3001' });
    expect(await itemsOf(services, store, free, 'code-taken')).toEqual([]);
  });
});

describe('a discount made elsewhere', () => {
  const sale = discountRecord('9', {
    title: 'Spring',
    startsAt: '2027-04-01T04:00:00Z',
    updatedAt: '2027-06-01T12:00:00Z',
  });

  it('keeps the days that it had, ended or deleted', async () => {
    const { world, store, ports } = await openPlanning(database);
    world.sandbox.discounts.set(sale.id, sale);
    await world.readDiscounts();
    expect(await offersOf(world)).toMatchObject([{ name: 'Spring', endsAt: null }]);
    const { clock } = world;
    clock.set(new Date('2027-06-11T12:00:00Z'));
    world.sandbox.discounts.set(sale.id, {
      ...sale,
      endsAt: '2027-06-10T04:00:00Z',
      updatedAt: '2027-06-11T11:00:00Z',
    });
    await world.readDiscounts();
    expect(await offersOf(world)).toMatchObject([{ endsAt: '2027-06-10T04:00:00Z' }]);
    world.sandbox.discounts.delete(sale.id);
    await removeDiscount(ports, { store, discountId: discountGid(sale) });
    expect(await offersOf(world)).toMatchObject([
      { name: 'Spring', startsAt: '2027-04-01T04:00:00Z', endsAt: '2027-06-10T04:00:00Z' },
    ]);
  });

  it('that was deleted before its end ended then; of a code nothing is left', async () => {
    const { world, store, ports } = await openPlanning(database);
    const code = discountRecord('10', { title: 'CODE', code: { id: '11', text: 'CODE' } });
    for (const each of [sale, code]) world.sandbox.discounts.set(each.id, each);
    await world.readDiscounts();
    world.clock.set(new Date('2027-06-05T12:00:00Z'));
    for (const each of [sale, code]) {
      await removeDiscount(ports, { store, discountId: discountGid(each) });
    }
    expect(await offersOf(world)).toMatchObject([
      { name: 'Spring', endsAt: '2027-06-05T12:00:00Z' },
    ]);
  });

  it('on a collection lowered the price of whoever was in it, for as long as it was', async () => {
    const world = await PromotionWorld.open(database, {
      listings: 3,
      collections: [{ title: 'Sale', products: ['sirop-1', 'sirop-2'] }],
    });
    const { ports, store, sandbox, clock } = world;
    await ports.stores.saveFacts(store, await world.shopify.readStoreFacts());
    const [collection] = sandbox.collections;
    if (!collection) throw new Error('no collection');
    sandbox.discounts.set(sale.id, { ...sale, items: { collections: [collection.id] } });
    await world.readDiscounts();
    clock.set(new Date('2027-06-15T12:00:00Z'));
    collection.productIds.splice(0, 1);
    collection.productIds.push('3');
    await readMembers(ports, store, { isAll: true });
    const [offer] =
      (await offersOf(world, {
        selection: { kind: 'listings', listingIds: listingIds(1, 3) },
      })) ?? [];
    const [one, two, three] = listingIds(1, 3);
    const seen = clock.now().getTime();
    expect(offer?.covers).toEqual({
      kind: 'listings',
      listingIds: new Set([two, three]),
      stays: new Map([
        [one, [{ from: 0, to: seen }]],
        [two, [{ from: 0, to: Infinity }]],
        [three, [{ from: seen, to: Infinity }]],
      ]),
    });
  });
});
