import { describe, expect, it } from 'vitest';
import { scheduleDiscounts } from '~/services/promotions/schedule-discounts';
import { discountStatus } from '../../../sandbox/store/discounts';
import { testDatabase } from '../../support/database';
import { BY, listingIds, PromotionWorld } from '../support/promotions';

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
    expect(collections).toMatchObject([{ title: 'Syrups' }]);
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

  it('refuses what no scheduling could fix', async () => {
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

it('runs and ends while the app is away', async () => {
  const world = await PromotionWorld.open(database);
  await world.scheduled();
  const statuses = ['2027-08-15T03:59:59Z', '2027-08-15T04:00:00Z', '2027-09-11T04:00:00Z'].map(
    (instant) => world.ours().map((discount) => discountStatus(discount, new Date(instant))),
  );
  expect(statuses).toEqual([['SCHEDULED'], ['ACTIVE'], ['EXPIRED']]);
});
