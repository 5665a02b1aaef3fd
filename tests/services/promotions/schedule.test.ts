import { describe, expect, it } from 'vitest';
import type { AskedAnswer } from '~/services/promotions/ask';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { bringInStep } from '~/services/promotions/bring-in-step';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { scheduleDiscounts } from '~/services/promotions/schedule-discounts';
import { stallPromotion } from '~/services/promotions/stall-promotion';
import { discountStatus } from '../../../sandbox/store/discounts';
import { testDatabase } from '../../support/database';
import { BY, listingIds, PromotionWorld, undone } from '../support/promotions';

const database = await testDatabase();

describe('scheduling', () => {
  it('makes one automatic discount with the plan’s terms', async () => {
    const world = await PromotionWorld.open(database);
    const promotion = await world.scheduled();
    await world.expectInStep(promotion.id);
    expect(world.ours()).toMatchObject([
      {
        kind: 'DiscountAutomaticBasic',
        title: 'Back to school',
        startsAt: '2027-08-15T04:00:00Z',
        endsAt: '2027-09-11T04:00:00Z',
        value: { percentage: 0.15 },
        items: { products: ['1', '2'], variants: [] },
        combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
        markets: 'all',
      },
    ]);
    expect(promotion).toMatchObject({ failure: null, scheduledPlan: promotion.plan });
    expect(await world.kinds(promotion.id)).toEqual(['planned', 'schedulingAsked', 'scheduled']);
  });

  it('makes a code discount with an amount off each item', async () => {
    const world = await PromotionWorld.open(database);
    const promotion = await world.scheduled({
      trigger: { kind: 'code', code: 'RENTREE' },
      discount: { kind: 'amount', off: { amount: 2.5, currency: 'USD' } },
    });
    await world.expectInStep(promotion.id);
    expect(world.ours()).toMatchObject([
      {
        kind: 'DiscountCodeBasic',
        code: { text: 'RENTREE' },
        value: { amountCents: 250, appliesOnEachItem: true },
      },
    ]);
  });

  it('splits more than 100 listings, and lets the parts combine', async () => {
    const world = await PromotionWorld.open(database, { listings: 230 });
    const promotion = await world.scheduled({
      selection: { kind: 'listings', listingIds: listingIds(1, 230) },
    });
    await world.expectInStep(promotion.id);
    expect(
      world.ours().map(({ title, items, combinesWith }) => ({
        title,
        products: items !== 'all' && 'products' in items ? items.products.length : 0,
        combines: combinesWith.productDiscounts,
      })),
    ).toEqual([
      { title: 'Back to school (1/3)', products: 100, combines: true },
      { title: 'Back to school (2/3)', products: 100, combines: true },
      { title: 'Back to school (3/3)', products: 30, combines: true },
    ]);
  });

  it('takes collections', async () => {
    const world = await PromotionWorld.open(database, {
      collections: [{ title: 'Syrups', products: ['sirop-1', 'sirop-2'] }],
    });
    const { collections } = await world.shopify.catalogue.searchCollections('syr', null);
    expect(collections).toMatchObject([{ title: 'Syrups', listings: 2 }]);
    const collectionIds = collections.map(({ id }) => id);
    expect(
      await world.shopify.catalogue.findCollections([
        ...collectionIds,
        'gid://shopify/Collection/1',
      ]),
    ).toEqual(collections);
    expect(await world.shopify.catalogue.listingIdsOf(collectionIds)).toEqual(listingIds(1, 2));
    const promotion = await world.scheduled({
      selection: { kind: 'collections', collectionIds },
    });
    await world.expectInStep(promotion.id);
  });

  it('keeps to the markets of its audiences', async () => {
    const world = await PromotionWorld.open(database);
    const promotion = await world.scheduled({ audiences: ['QC'], reach: 'markets' });
    await world.expectInStep(promotion.id);
    const canada = world.sandbox.markets.find(({ country }) => country === 'CA');
    expect(world.ours()).toMatchObject([{ markets: [canada?.id] }]);
    expect(await world.ports.promotions.marketSupport(world.store)).toMatchObject({
      supported: true,
    });
  });

  it('says so where the store has no discounts by market, and the next time gives it to all buyers', async () => {
    const world = await PromotionWorld.open(database, { shop: { marketDiscounts: false } });
    const promotion = await world.scheduled({ audiences: ['US'], reach: 'markets' });
    expect(promotion).toMatchObject({
      state: 'failed',
      failure: { reason: 'promotions.failed.marketsUnsupported' },
      parts: [],
    });
    expect(world.ours()).toEqual([]);
    expect(await world.ports.promotions.marketSupport(world.store)).toMatchObject({
      supported: false,
    });
    await world.schedule(promotion.id, promotion.revision);
    await world.run();
    await world.expectInStep(promotion.id);
    expect(world.ours()).toMatchObject([{ markets: 'all' }]);
  });

  it('is refused where no market sells to an audience', async () => {
    const world = await PromotionWorld.open(database, { shop: { countries: ['US'] } });
    expect(await world.scheduled({ audiences: ['US', 'QC'], reach: 'markets' })).toMatchObject({
      state: 'failed',
      failure: { reason: 'promotions.failed.noMarket' },
    });
  });

  it('takes all parts back where Shopify declines one', async () => {
    const world = await PromotionWorld.open(database, { listings: 230 });
    const promotion = await world.scheduled({
      selection: {
        kind: 'listings',
        listingIds: [...listingIds(1, 229), 'gid://shopify/Product/999999'],
      },
    });
    expect(promotion).toMatchObject({
      state: 'failed',
      scheduledPlan: null,
      failure: {
        reason: 'promotions.failed.itemGone',
        detail: 'Product with id: 999999 is invalid',
      },
      parts: [],
    });
    expect(world.ours()).toEqual([]);
    expect(await world.kinds(promotion.id)).toEqual([
      'planned',
      'schedulingAsked',
      'schedulingFailed',
    ]);
    expect(await world.ports.promotions.deleteDraft(world.store, promotion.id)).toBe(true);
  });

  it('tells a code that is taken, and a 26th automatic discount', async () => {
    const world = await PromotionWorld.open(database);
    const code = { trigger: { kind: 'code', code: 'RENTREE' } } as const;
    await world.scheduled(code);
    expect(await world.scheduled({ trigger: { kind: 'code', code: 'rentree' } })).toMatchObject({
      failure: { reason: 'promotions.failed.codeTaken' },
    });
    for (let number = 1; number <= 25; number += 1) {
      await world.scheduled({ name: `Promotion ${number}` });
    }
    expect(await world.scheduled({ name: 'One too many' })).toMatchObject({
      state: 'failed',
      failure: { reason: 'promotions.failed.tooManyAutomatic' },
    });
    // Its time is another.
    const later = { startsAt: '2027-11-26T05:00:00Z', endsAt: '2027-11-27T05:00:00Z' };
    expect(await world.scheduled(later)).toMatchObject({ state: 'scheduled' });
  });

  it('refuses what no scheduling could mend', async () => {
    const world = await PromotionWorld.open(database);
    const answer = async (change: Parameters<typeof world.draft>[0], revision?: number) => {
      const draft = await world.draft(change);
      const request = { promotionId: draft.id, revision: revision ?? draft.revision, by: BY };
      return scheduleDiscounts(world.ports, world.store, request);
    };
    expect(await answer({}, 7)).toEqual({
      done: false,
      because: { why: 'refused', reason: 'promotions.refused.changed' },
    });
    expect(await answer({ endsAt: '2027-08-15T04:00:00Z' })).toMatchObject({
      because: { reason: 'promotions.failed.dates' },
    });
    expect(
      await answer({ startsAt: '2027-05-01T04:00:00Z', endsAt: '2027-06-01T12:00:00Z' }),
    ).toMatchObject({ because: { reason: 'promotions.failed.dates' } });
    expect(
      await answer({
        trigger: { kind: 'code', code: 'X' },
        selection: { kind: 'listings', listingIds: listingIds(1, 101) },
      }),
    ).toMatchObject({ because: { reason: 'promotions.failed.tooManyEntries' } });
    expect(world.ports.queue.take()).toEqual([]);
  });
});

describe('an answer that gets lost', () => {
  it('is looked up, not asked again', async () => {
    const world = await PromotionWorld.open(database, { listings: 120 });
    world.sandbox.faults.loseAnswerOf('discountAutomaticBasicCreate');
    const promotion = await world.scheduled({
      selection: { kind: 'listings', listingIds: listingIds(1, 120) },
    });
    await world.expectInStep(promotion.id);
    expect(world.ours()).toHaveLength(2);
  });

  it('of a code as well', async () => {
    const world = await PromotionWorld.open(database);
    world.sandbox.faults.loseAnswerOf('discountCodeBasicCreate');
    const promotion = await world.scheduled({ trigger: { kind: 'code', code: 'PERDU' } });
    await world.expectInStep(promotion.id);
  });

  it('is waited for while Shopify’s lists lag behind', async () => {
    const world = await PromotionWorld.open(database);
    world.sandbox.faults.loseAnswerOf('discountAutomaticBasicCreate');
    world.sandbox.faults.discountListLagMs = 100_000;
    const promotion = await world.scheduled();
    expect(world.ours()).toHaveLength(1);
    await world.expectInStep(promotion.id);
  });

  it('of a discount that shows up later than all waiting: the second one goes', async () => {
    const world = await PromotionWorld.open(database);
    world.sandbox.faults.loseAnswerOf('discountAutomaticBasicCreate');
    world.sandbox.faults.discountListLagMs = 300_000;
    const promotion = await world.scheduled();
    expect(world.ours()).toHaveLength(1);
    await world.expectInStep(promotion.id);
    expect(await world.kinds(promotion.id)).toContain('duplicateRemoved');
  });

  it('to an update, a deletion or an ending is found done', async () => {
    const world = await PromotionWorld.open(database);
    const promotion = await world.scheduled();
    const change = async (verb: () => Promise<AskedAnswer>, mutation: string): Promise<void> => {
      world.sandbox.faults.loseAnswerOf(mutation);
      expect(await verb()).toMatchObject({ done: true });
      await expect(world.run()).rejects.toThrow('502');
      await bringInStep(world.ports, { store: world.store, promotionId: promotion.id });
    };
    const request = async () => ({
      promotionId: promotion.id,
      revision: (await world.find(promotion.id)).revision,
      by: BY,
    });
    const plan = world.plan({ name: 'Rentrée' });
    await change(
      async () => editPromotion(world.ports, world.store, { ...(await request()), plan }),
      'discountAutomaticBasicUpdate',
    );
    await world.expectInStep(promotion.id);
    await change(
      async () => cancelPromotion(world.ports, world.store, await request()),
      'discountAutomaticDelete',
    );
    expect(world.ours()).toEqual([]);
    expect(await world.find(promotion.id)).toMatchObject({ state: 'cancelled', parts: [] });
  });
});

describe('trouble at Shopify', () => {
  it('is waited out, and shown once the job is given up; the next try goes on', async () => {
    const world = await PromotionWorld.open(database);
    const draft = await world.draft();
    await world.schedule(draft.id, draft.revision);
    const job = { store: world.store, promotionId: draft.id };
    world.sandbox.faults.failRequests({ kind: 'throttled' }, 7);
    const error: unknown = await bringInStep(world.ports, job).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'throttled' });
    await stallPromotion(world.ports, job, { kind: 'unexpected', message: 'given up' });
    expect(await world.find(draft.id)).toMatchObject({
      state: 'scheduling',
      failure: { reason: 'promotions.failed.unexpected' },
    });
    world.sandbox.faults.clear();
    await world.run();
    await world.expectInStep(draft.id);
    expect(await world.find(draft.id)).toMatchObject({ failure: null });
    expect(await world.kinds(draft.id)).toEqual(['planned', 'schedulingAsked', 'scheduled']);
  });
});

describe('an edit', () => {
  async function edited(world: PromotionWorld, id: string, change: object) {
    const { revision, plan } = await world.find(id);
    const request = { promotionId: id, revision, by: BY, plan: { ...plan, ...change } };
    const answer = await editPromotion(world.ports, world.store, request);
    await world.run();
    return answer;
  }

  it('changes the discounts in Shopify, and can be undone', async () => {
    const world = await PromotionWorld.open(database, { listings: 120 });
    const { id, plan: before } = await world.scheduled();
    const [first] = world.ours();
    const change = {
      name: 'Rentrée',
      discount: { kind: 'percentage', percent: 20 },
      endsAt: '2027-09-18T04:00:00Z',
      selection: { kind: 'listings', listingIds: listingIds(2, 110) },
    };
    expect(await edited(world, id, change)).toMatchObject({ done: true });
    await world.expectInStep(id);
    expect(world.ours()).toMatchObject([
      { id: first?.id, title: 'Rentrée (1/2)', value: { percentage: 0.2 } },
      { title: 'Rentrée (2/2)' },
    ]);
    const { revision } = await world.find(id);
    const answer = await undone(world, {
      promotionId: id,
      revision,
      by: BY,
    });
    expect(answer).toMatchObject({ done: true });
    await world.run();
    await world.expectInStep(id);
    expect(await world.find(id)).toMatchObject({ plan: before });
    expect(world.ours()).toMatchObject([{ id: first?.id, title: 'Back to school' }]);
    expect(await world.kinds(id)).toEqual([
      'planned',
      'schedulingAsked',
      'scheduled',
      'editAsked',
      'edited',
      'editAsked',
      'edited',
    ]);
  });

  it('from automatic to a code, and from listings to a collection', async () => {
    const world = await PromotionWorld.open(database, {
      collections: [{ title: 'Syrups', products: ['sirop-1'] }],
    });
    const { id } = await world.scheduled();
    await edited(world, id, { trigger: { kind: 'code', code: 'SIROP' } });
    await world.expectInStep(id);
    const collectionIds = world.sandbox.collections.map(
      (collection) => `gid://shopify/Collection/${collection.id}`,
    );
    await edited(world, id, { selection: { kind: 'collections', collectionIds } });
    await world.expectInStep(id);
    expect(world.ours()).toMatchObject([{ code: { text: 'SIROP' } }]);
  });

  it('that Shopify declines leaves all as it was', async () => {
    const world = await PromotionWorld.open(database, { listings: 120 });
    const { id, plan } = await world.scheduled();
    const [before] = structuredClone(world.ours());
    await edited(world, id, {
      name: 'Rentrée',
      selection: {
        kind: 'listings',
        listingIds: [...listingIds(1, 110), 'gid://shopify/Product/999999'],
      },
    });
    await world.expectInStep(id);
    expect(await world.find(id)).toMatchObject({
      plan,
      failure: { reason: 'promotions.failed.itemGone' },
    });
    expect(world.ours()).toMatchObject([{ ...before, updatedAt: expect.any(String) }]);
    expect(await world.kinds(id)).toEqual([
      'planned',
      'schedulingAsked',
      'scheduled',
      'editAsked',
      'editFailed',
    ]);
  });

  it('of a running promotion keeps its start', async () => {
    const world = await PromotionWorld.open(database);
    const { id } = await world.scheduled();
    world.clock.set(new Date('2027-08-20T00:00:00Z'));
    expect(await edited(world, id, { startsAt: '2027-08-21T04:00:00Z' })).toMatchObject({
      because: { reason: 'promotions.refused.startOfRunning' },
    });
    expect(await edited(world, id, { endsAt: '2027-09-01T04:00:00Z' })).toMatchObject({
      done: true,
    });
    await world.expectInStep(id);
    world.clock.set(new Date('2027-09-01T04:00:00Z'));
    expect(await edited(world, id, { endsAt: '2027-10-01T04:00:00Z' })).toMatchObject({
      because: { reason: 'promotions.refused.state' },
    });
  });
});

describe('a cancellation', () => {
  async function cancelled(world: PromotionWorld, id: string) {
    const { revision } = await world.find(id);
    const request = { promotionId: id, revision, by: BY };
    const answer = await cancelPromotion(world.ports, world.store, request);
    await world.run();
    return answer;
  }

  it('before the start deletes the discounts, and can be undone', async () => {
    const world = await PromotionWorld.open(database, { listings: 150 });
    const { id } = await world.scheduled({
      selection: { kind: 'listings', listingIds: listingIds(1, 150) },
    });
    expect(await cancelled(world, id)).toMatchObject({ done: true });
    expect(world.ours()).toEqual([]);
    const { state, revision } = await world.find(id);
    expect(state).toBe('cancelled');
    await undone(world, { promotionId: id, revision, by: BY });
    await world.run();
    await world.expectInStep(id);
    expect(world.ours()).toHaveLength(2);
  });

  it('of a running one ends the discounts now and keeps them; undone, the same ones go on', async () => {
    const world = await PromotionWorld.open(database);
    const { id } = await world.scheduled({ trigger: { kind: 'code', code: 'SIROP' } });
    const [discount] = world.ours();
    world.clock.set(new Date('2027-08-20T00:00:00Z'));
    await cancelled(world, id);
    const [ended] = world.ours();
    expect(ended).toMatchObject({ id: discount?.id, endsAt: '2027-08-20T00:00:00Z' });
    const { revision } = await world.find(id);
    await undone(world, { promotionId: id, revision, by: BY });
    await world.run();
    await world.expectInStep(id);
    const [again] = world.ours();
    expect(again).toMatchObject({ id: discount?.id, endsAt: '2027-09-11T04:00:00Z' });
    expect(again && discountStatus(again, world.clock.now())).toBe('ACTIVE');
  });

  it('of what has ended is refused', async () => {
    const world = await PromotionWorld.open(database);
    const { id } = await world.scheduled();
    world.clock.set(new Date('2027-09-12T00:00:00Z'));
    expect(await cancelled(world, id)).toMatchObject({
      because: { reason: 'promotions.refused.state' },
    });
  });

  it('while it is being scheduled takes everything back', async () => {
    const world = await PromotionWorld.open(database);
    const draft = await world.draft();
    await world.schedule(draft.id, draft.revision);
    await cancelled(world, draft.id);
    expect(world.ours()).toEqual([]);
    expect(await world.find(draft.id)).toMatchObject({ state: 'cancelled', failure: null });
  });
});

it('runs and ends while the app is away', async () => {
  const world = await PromotionWorld.open(database);
  await world.scheduled();
  const statuses = ['2027-08-15T03:59:59Z', '2027-08-15T04:00:00Z', '2027-09-11T04:00:00Z'].map(
    (instant) => world.ours().map((discount) => discountStatus(discount, new Date(instant))),
  );
  expect(statuses).toEqual([['SCHEDULED'], ['ACTIVE'], ['EXPIRED']]);
});
