import { describe, expect, it, vi } from 'vitest';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { OutsideError } from '~/services/outside-error';
import { judgeScheduled } from '~/services/promotions/judge-scheduled';
import { reconcilePromotions } from '~/services/promotions/reconcile-promotions';
import type { WhenNotReady } from '~/core/promotions/when-not-ready';
import { sampleVariant } from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { dyingPorts, Killed } from '../support/dying-ports';
import { goOnWithAll, openPlanning, type PromotionServices } from '../support/planning';
import { BY, listingIds, type PromotionWorld } from '../support/promotions';

const database = await testDatabase();
const [FIRST = '', SECOND = ''] = listingIds(1, 2);
/** A quarter of an hour before the start, 15 August at midnight in Toronto. */
const START = '2027-08-15T04:00:00Z';
const DECIDED = '2027-08-15T03:45:00.000Z';
const DAY_MS = 86_400_000;

interface Scheduled {
  world: PromotionWorld;
  services: PromotionServices;
  store: string;
  id: string;
}

/** Two listings, on sale to all from 15 August. */
async function scheduled(
  whenNotReady?: WhenNotReady,
  { endsAt = '2027-09-11T04:00:00Z', isOfCollection = false } = {},
): Promise<Scheduled> {
  const { world, services, store } = await openPlanning(database, 2, [
    { title: 'Syrups', products: ['sirop-1', 'sirop-2'] },
  ]);
  for (const [index, listingId] of [FIRST, SECOND].entries()) {
    const { id } = sampleVariant(`${index + 1}2`);
    world.sandbox.editVariantPrice(id, { price: 10, compareAtPrice: null });
    await refreshListings(world.ports, store, [listingId]);
  }
  const { collections } = await world.shopify.catalogue.searchCollections('', null);
  const collectionIds = collections.map((collection) => collection.id);
  const { id } = await world.scheduled({
    audiences: ['US'],
    endsAt,
    ...(isOfCollection && { selection: { kind: 'collections', collectionIds } }),
  });
  // What the sample listings lack is not what these tests are about.
  await goOnWithAll(services, store, id);
  await world.run();
  const opened = { world, services, store, id };
  if (whenNotReady) await choose(opened, whenNotReady);
  return opened;
}

async function choose({ world, services, store, id }: Scheduled, whenNotReady: WhenNotReady) {
  const { revision } = await world.find(id);
  const request = { promotionId: id, revision, by: BY, whenNotReady };
  expect(await services.chooseWhenNotReady(store, request)).toEqual({ done: true });
  await world.run();
}

/** A webhook tells of the change, and its jobs are done. */
async function setStatus({ world, store }: Scheduled, id: string, status: 'DRAFT' | 'ACTIVE') {
  world.sandbox.editProduct(id, { status });
  await world.ports.queue.send('refresh-listing', { store, listingId: id, isAsked: true });
  await world.run();
}

const onSale = (world: PromotionWorld) =>
  world.ours().map(({ startsAt, endsAt, items }) => ({
    startsAt,
    endsAt,
    products: typeof items === 'object' && 'products' in items ? items.products : null,
  }));

describe('a scheduled promotion', () => {
  it('is judged again when a listing of it changes, and says since when it is not ready', async () => {
    const opened = await scheduled();
    const { world, services, store, id } = opened;
    expect(await world.find(id)).toMatchObject({ standing: { blocking: 0, notReadySince: null } });
    expect((await services.list(store, { tab: 'all', after: null })).rows).toMatchObject([
      { notReady: null },
    ]);

    await setStatus(opened, SECOND, 'DRAFT');
    const since = world.clock.now().toISOString();
    expect((await world.find(id)).standing).toEqual({
      blocking: 1,
      listings: 1,
      kinds: ['listing-not-active'],
      notReadySince: since,
    });
    expect((await services.list(store, { tab: 'all', after: null })).rows).toMatchObject([
      { notReady: { listings: 1, whenNotReady: 'startAnyway', plannedStart: null } },
    ]);
    expect((await world.kinds(id)).at(-1)).toBe('becameNotReady');

    // Judged again tomorrow, it is the same: nothing new is told, and it is so since then.
    world.clock.advance(DAY_MS);
    await reconcilePromotions(world.ports, store);
    await world.run();
    expect((await world.find(id)).standing).toMatchObject({ notReadySince: since });
    expect((await world.kinds(id)).filter((kind) => kind === 'becameNotReady')).toHaveLength(1);

    await setStatus(opened, SECOND, 'ACTIVE');
    expect((await world.find(id)).standing).toMatchObject({ blocking: 0, notReadySince: null });
    expect((await world.kinds(id)).at(-1)).toBe('becameReady');
  });

  it('is not ready once a price changes within the 14 days before its start', async () => {
    const opened = await scheduled();
    const { world, store, id } = opened;
    const readOn = async (day: string) => {
      world.clock.set(new Date(`2027-08-${day}T12:00:00Z`));
      await world.ports.queue.send('refresh-listing', { store, listingId: FIRST, isAsked: true });
      await world.run();
    };
    // The freeze begins on 1 August.
    for (const day of ['01', '03', '05']) await readOn(day);
    expect((await world.find(id)).standing).toMatchObject({ blocking: 0 });
    const variant = sampleVariant('12');
    world.sandbox.editVariantPrice(variant.id, { price: 13, compareAtPrice: null });
    for (const day of ['06', '08', '09']) await readOn(day);
    expect((await world.find(id)).standing?.kinds).toContain('price-changed');
  });

  it('of which no listing changed is not judged for those of others', async () => {
    const { world, store, id } = await scheduled();
    const { judgedAt } = await world.find(id);
    await world.ports.queue.send('refresh-listing', {
      store,
      listingId: 'gid://shopify/Product/77',
      isAsked: true,
    });
    world.clock.advance(60_000);
    await world.run();
    expect((await world.find(id)).judgedAt).toEqual(judgedAt);
  });
});

describe('at its start', () => {
  it('what is ready starts as it is', async () => {
    const { world, id } = await scheduled('wait');
    await world.runUntil(START);
    expect(await world.find(id)).toMatchObject({ waiting: null, plan: { startsAt: START } });
    expect(onSale(world)).toMatchObject([
      { startsAt: START, products: expect.anything() as unknown },
    ]);
  });

  it('what is not ready starts all the same where nothing else was chosen, which is recorded once', async () => {
    const opened = await scheduled();
    const { world, store, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    await world.runUntil(START);
    expect(onSale(world)).toMatchObject([{ startsAt: START, products: ['1', '2'] }]);
    await judgeScheduled(world.ports, { store, promotionId: id });
    expect((await world.kinds(id)).filter((kind) => kind === 'startedNotReady')).toHaveLength(1);
  });

  it('what runs is not decided once more as it is changed, whatever is chosen meanwhile', async () => {
    const opened = await scheduled();
    const { world, services, store, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    await world.runUntil(START);
    const { plan, revision } = await world.find(id);
    const change = { promotionId: id, revision, by: BY, plan: { ...plan, name: 'Rentrée' } };
    expect(await editPromotion(world.ports, store, change)).toMatchObject({ done: true });
    // The change is still to be carried out.
    await choose(opened, 'wait');
    await judgeScheduled(world.ports, { store, promotionId: id });
    await world.run();
    expect(await world.find(id)).toMatchObject({ state: 'scheduled', plan: { startsAt: START } });
    expect(onSale(world)).toMatchObject([{ startsAt: START }]);
    const view = await services.show(store, id);
    expect(view?.history.map(({ kind }) => kind)).not.toContain('startMoved');
  });

  it('what a merchant asks for as it is decided is taken: nothing that they saw has changed', async () => {
    const opened = await scheduled('startAnyway');
    const { world, store, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    const { revision } = await world.find(id);
    await world.runUntil('2027-08-15T03:50:00Z');
    expect((await world.kinds(id)).at(-1)).toBe('startedNotReady');
    const seen = await world.find(id);
    const plan = { ...seen.plan, name: 'Rentrée' };
    const asked = await editPromotion(world.ports, store, {
      promotionId: id,
      revision,
      by: BY,
      plan,
    });
    expect(asked).toMatchObject({ done: true });
    await world.run();
    expect(world.ours()).toMatchObject([{ title: 'Rentrée' }]);
  });

  it('listings that are not ready are left out in Shopify, shortly before', async () => {
    const opened = await scheduled('leaveOut');
    const { world, services, store, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    await world.runUntil('2027-08-15T03:44:00Z');
    expect(onSale(world)).toMatchObject([{ products: ['1', '2'] }]);
    await world.runUntil(START);
    expect(onSale(world)).toMatchObject([{ startsAt: START, products: ['1'] }]);
    await world.expectInStep(id);
    const view = await services.show(store, id);
    expect(view?.history.find(({ kind }) => kind === 'leftOut')).toMatchObject({
      at: DECIDED,
      by: null,
      leftOut: 1,
      changed: ['selection'],
      standing: { kinds: ['listing-not-active'] },
    });
  });

  it('where no listing would be left, it waits', async () => {
    const opened = await scheduled('leaveOut');
    const { world, id } = opened;
    await setStatus(opened, FIRST, 'DRAFT');
    await setStatus(opened, SECOND, 'DRAFT');
    await world.runUntil(START);
    expect(await world.find(id)).toMatchObject({ waiting: { plannedStart: START } });
    // One of them is ready again: it starts with that one.
    await setStatus(opened, FIRST, 'ACTIVE');
    expect(await world.find(id)).toMatchObject({ state: 'scheduled', waiting: null });
    expect(onSale(world)).toMatchObject([{ products: ['1'] }]);
  });
});

describe('a promotion that waits', () => {
  it('moves its start in Shopify day by day, and starts once it is ready', async () => {
    const opened = await scheduled('wait');
    const { world, services, store, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    await world.runUntil(START);
    expect(await world.find(id)).toMatchObject({
      state: 'scheduled',
      waiting: { plannedStart: START },
      plan: { startsAt: '2027-08-16T04:00:00Z' },
    });
    expect(onSale(world)).toMatchObject([{ startsAt: '2027-08-16T04:00:00Z' }]);
    expect((await services.list(store, { tab: 'scheduled', after: null })).rows).toMatchObject([
      { phase: 'scheduled', notReady: { plannedStart: START, listings: 1 } },
    ]);

    await world.runUntil('2027-08-16T12:00:00Z');
    expect(onSale(world)).toMatchObject([{ startsAt: '2027-08-17T04:00:00Z' }]);
    expect((await world.kinds(id)).filter((kind) => kind === 'startMoved')).toHaveLength(1);

    await setStatus(opened, SECOND, 'ACTIVE');
    const { plan, waiting } = await world.find(id);
    expect(waiting).toBeNull();
    // Within a minute or two of the change.
    const startedAt = Date.parse(plan.startsAt);
    expect(startedAt - Date.parse('2027-08-16T12:00:00Z')).toBeLessThan(2 * 60_000);
    expect(onSale(world)).toMatchObject([{ startsAt: plan.startsAt, products: ['1', '2'] }]);
    const view = await services.show(store, id);
    expect(view).toMatchObject({ phase: 'running', canUndoEdit: false, atStart: null });
  });

  it('starts at once when the merchant decides so, and without what is not ready if that is chosen', async () => {
    const anyway = await scheduled('wait');
    await setStatus(anyway, SECOND, 'DRAFT');
    await anyway.world.runUntil('2027-08-15T10:00:00Z');
    await choose(anyway, 'startAnyway');
    expect(onSale(anyway.world)).toMatchObject([
      { startsAt: '2027-08-15T10:00:00Z', products: ['1', '2'] },
    ]);

    const without = await scheduled('wait');
    await setStatus(without, SECOND, 'DRAFT');
    await without.world.runUntil('2027-08-15T10:00:00Z');
    await choose(without, 'leaveOut');
    expect(onSale(without.world)).toMatchObject([
      { startsAt: '2027-08-15T10:00:00Z', products: ['1'] },
    ]);
  });

  it('is taken back where it was not ready until its end, and never applied', async () => {
    const opened = await scheduled('wait', { endsAt: '2027-08-15T07:00:00Z' });
    const { world, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    await world.runUntil('2027-08-15T06:58:00Z');
    expect(await world.find(id)).toMatchObject({ state: 'cancelled', waiting: null });
    expect((await world.kinds(id)).at(-2)).toBe('waitGivenUp');
    const begun = onSale(world).filter(({ startsAt }) => startsAt < '2027-08-15T06:58:00Z');
    expect(begun).toEqual([]);
  });

  it('is set right after an outage: what Shopify started meanwhile waits from then on', async () => {
    const opened = await scheduled('wait');
    const { world, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    // Nobody runs what is due until half past four.
    world.clock.set(new Date('2027-08-15T04:30:00Z'));
    await world.runUntil('2027-08-15T04:31:00Z');
    expect(await world.find(id)).toMatchObject({ waiting: { plannedStart: START } });
    expect(onSale(world)).toMatchObject([{ startsAt: '2027-08-16T04:30:00Z' }]);
  });

  it('is left as it is where somebody changed its discount in Shopify', async () => {
    const opened = await scheduled('wait');
    const { world, store, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    const [discount] = world.ours();
    if (!discount) throw new Error('no discount');
    world.sandbox.saveDiscount({ ...discount, title: 'By hand' });
    await world.ports.queue.send('look-at-discount', { store, discountId: discount.id });
    await world.run();
    await world.runUntil(START);
    expect(world.ours()).toMatchObject([{ title: 'By hand', startsAt: START }]);
    const [event] = await world.ports.promotions.events(store, id);
    expect(event).toMatchObject({
      kind: 'startedNotReady',
      data: { failure: { reason: 'promotions.failed.changedInShopify' } },
    });
  });
});

describe('where Shopify does not say who is in the collection', () => {
  async function ofCollection(choice: WhenNotReady) {
    const opened = await scheduled(choice, { isOfCollection: true });
    await setStatus(opened, SECOND, 'DRAFT');
    return opened;
  }

  async function failOnce({ world, store, id }: Scheduled, kind: 'unavailable' | 'invalid') {
    vi.spyOn(world.shopify.catalogue, 'listingIdsOf').mockRejectedValueOnce(
      new OutsideError(kind, 'Shopify does not answer'),
    );
    return judgeScheduled(world.ports, { store, promotionId: id });
  }

  it('what waits goes on waiting, and stands as it stood', async () => {
    const opened = await ofCollection('wait');
    const { world, id } = opened;
    await world.runUntil(START);
    const before = await world.find(id);
    expect(before).toMatchObject({ waiting: { plannedStart: START }, standing: { blocking: 1 } });

    // Tried again by its job, or, where that could not help, by the sweep.
    await expect(failOnce(opened, 'unavailable')).rejects.toThrow('Shopify does not answer');
    await failOnce(opened, 'invalid');
    await world.run();
    expect(await world.find(id)).toEqual(before);
    expect(onSale(world)).toMatchObject([{ startsAt: before.plan.startsAt }]);
    expect(await world.kinds(id)).not.toContain('becameReady');
  });

  it('nothing is decided for its start, and it is once Shopify says', async () => {
    const opened = await ofCollection('leaveOut');
    const { world, store, id } = opened;
    world.clock.set(new Date(DECIDED));
    await expect(failOnce(opened, 'unavailable')).rejects.toThrow('Shopify does not answer');
    expect(await world.find(id)).toMatchObject({ decidedFor: null, standing: { blocking: 1 } });
    await judgeScheduled(world.ports, { store, promotionId: id });
    await world.run();
    expect(onSale(world)).toMatchObject([{ startsAt: START, products: ['1'] }]);
  });
});

describe('what is set aside of a promotion that waits', { timeout: 120_000 }, () => {
  /** The second listing changed its price twice shortly before the start. */
  async function waitingForPrices() {
    const opened = await scheduled('wait');
    const { world, store, id } = opened;
    const variant = sampleVariant('22');
    for (const [day, price] of [
      ['01', 10],
      ['02', 13],
      ['04', 13],
      ['06', 13],
      ['08', 13],
      ['10', 13],
      ['12', 16],
      ['13', 16],
      ['14', 16],
    ] as const) {
      world.clock.set(new Date(`2027-08-${day}T12:00:00Z`));
      world.sandbox.editVariantPrice(variant.id, { price, compareAtPrice: null });
      for (const listingId of [FIRST, SECOND]) {
        await world.ports.queue.send('refresh-listing', { store, listingId, isAsked: true });
      }
      await world.run();
    }
    await world.runUntil(START);
    expect(await world.find(id)).toMatchObject({ waiting: { plannedStart: START } });
    return opened;
  }

  it('stays so while the app moves its start, and has it start', async () => {
    const opened = await waitingForPrices();
    const { world, services, store, id } = opened;
    // Another reason holds it until the start has been moved once more, and the first change lies before its freeze.
    await setStatus(opened, SECOND, 'DRAFT');
    for (const kind of await reasonsOf(opened)) {
      if (kind !== 'listing-not-active') await setAside(opened, kind);
    }
    await world.run();
    await world.runUntil('2027-08-16T04:00:00Z');
    expect((await world.find(id)).standing?.kinds).toEqual(['listing-not-active']);

    await setAside(opened, 'listing-not-active');
    await world.run();
    const begun = await world.find(id);
    expect(begun).toMatchObject({ state: 'scheduled', waiting: null });
    expect((await services.show(store, id))?.phase).toBe('running');
    expect(onSale(world)).toMatchObject([{ startsAt: begun.plan.startsAt }]);
    // Its name may be changed without anything being asked once more.
    expect(await reasonsOf(opened)).toEqual([]);
  });

  it('is asked anew where somebody gives it another start', async () => {
    const opened = await waitingForPrices();
    const { services, store, id } = opened;
    await setStatus(opened, SECOND, 'DRAFT');
    for (const kind of await reasonsOf(opened)) {
      if (kind !== 'listing-not-active') await setAside(opened, kind);
    }
    const { revision, input } = (await services.show(store, id)) ?? { revision: 0, input: null };
    if (!input) throw new Error('the promotion is gone');
    const later = { ...input, startsAt: '2027-08-16T08:00' };
    const request = { promotionId: id, revision, by: BY, input: later };
    const answer = await services.change(store, request);
    const asked = !answer.done && answer.because.why === 'blocked' ? answer.because.blockers : [];
    expect(asked.map((blocker) => blocker.id)).toContain('price-changed');
  });

  async function reasonsOf({ services, store, id }: Scheduled): Promise<string[]> {
    const groups = (await services.show(store, id))?.preview?.groups ?? [];
    return groups.filter(({ blocking }) => blocking > 0).map(({ kind }) => kind);
  }

  async function setAside({ services, store, id }: Scheduled, kind: string): Promise<void> {
    const { revision, input } = (await services.show(store, id)) ?? { revision: 0, input: null };
    if (!input) throw new Error('the promotion is gone');
    const request = { promotionId: id, revision, by: BY, input, choice: { kind }, reason: 'Known' };
    expect(await services.overrideBlockers(store, request)).toEqual({ done: true });
  }
});

describe('a process that dies at any step of deciding', { timeout: 120_000 }, () => {
  it.each(['leaveOut', 'wait'] as const)('%s is made once, whoever takes it up', async (choice) => {
    for (let step = 1; ; step += 1) {
      const opened = await scheduled(choice);
      const { world, store, id } = opened;
      await setStatus(opened, SECOND, 'DRAFT');
      world.clock.set(new Date(DECIDED));
      const job = { store, promotionId: id };
      const { promotions, queue } = dyingPorts(world.ports, world.shopify, step).ports;
      const died = await judgeScheduled({ ...world.ports, promotions, queue }, job).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          return true;
        },
      );
      // The queue tries what died again, with what was put on it before.
      await world.ports.queue.send('judge-promotion', job);
      await world.run();
      await world.expectInStep(id);
      const kinds = await world.kinds(id);
      const made = choice === 'wait' ? 'startMoved' : 'leftOut';
      expect(kinds.filter((kind) => kind === made)).toHaveLength(1);
      expect(onSale(world)).toMatchObject(
        choice === 'wait'
          ? [{ startsAt: '2027-08-16T04:00:00Z' }]
          : [{ startsAt: START, products: ['1'] }],
      );
      if (!died) return;
    }
  });
});
