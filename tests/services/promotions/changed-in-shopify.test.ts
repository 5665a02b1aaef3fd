import { describe, expect, it } from 'vitest';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { lookAtDiscount, reconcilePromotions } from '~/services/promotions/reconcile-promotions';
import { acceptShopifyChange, restoreOurs } from '~/services/promotions/settle-shopify-change';
import { discountGid, type DiscountRecord } from '../../../sandbox/store/discounts';
import { testDatabase } from '../../support/database';
import { BY, listingIds, PromotionWorld, undone } from '../support/promotions';

const database = await testDatabase();

interface Opened {
  world: PromotionWorld;
  id: string;
  discounts: DiscountRecord[];
}

async function opened(change: Partial<PromotionPlan> = {}, listings = 3): Promise<Opened> {
  const world = await PromotionWorld.open(database, { listings });
  const { id } = await world.scheduled(change);
  return { world, id, discounts: world.ours() };
}

/** In Shopify's admin; the webhook's job runs. */
async function changedThere(
  { world, discounts }: Opened,
  change: Partial<DiscountRecord> | 'deleted',
  part = 0,
): Promise<void> {
  const discount = discounts[part];
  if (!discount) throw new Error('no such discount');
  if (change === 'deleted') world.sandbox.deleteDiscount(discount);
  else world.sandbox.saveDiscount(Object.assign(discount, change));
  await lookAtDiscount(world.ports, { store: world.store, discountId: discountGid(discount) });
}

async function request({ world, id }: Opened) {
  return { promotionId: id, revision: (await world.find(id)).revision, by: BY };
}

describe('a change in Shopify’s admin', () => {
  it('is noticed once, shown, and never overwritten', async () => {
    const shop = await opened();
    const { world, id } = shop;
    await changedThere(shop, { title: 'Summer', endsAt: '2027-09-04T04:00:00Z' });
    await changedThere(shop, {});
    const promotion = await world.find(id);
    expect(promotion.parts).toMatchObject([
      {
        known: { title: 'Back to school' },
        seenInShopify: { gone: false, fields: ['title', 'endsAt'], terms: { title: 'Summer' } },
      },
    ]);
    expect((await world.kinds(id)).filter((kind) => kind === 'changedInShopify')).toHaveLength(1);
    expect(
      (await world.ports.promotions.page(world.store, { now: world.clock.now(), limit: 5 }))
        .promotions,
    ).toMatchObject([{ changedInShopify: 1, discounts: 1 }]);
    const plan = { ...promotion.plan, name: 'Ours' };
    expect(
      await editPromotion(world.ports, world.store, { ...(await request(shop)), plan }),
    ).toMatchObject({ because: { reason: 'promotions.failed.changedInShopify' } });
    expect(world.ours()).toMatchObject([{ title: 'Summer' }]);
  });

  it('is forgotten once it is changed back', async () => {
    const shop = await opened();
    await changedThere(shop, { value: { percentage: 0.3 } });
    expect((await shop.world.find(shop.id)).parts).toMatchObject([
      { seenInShopify: { fields: ['value'] } },
    ]);
    await changedThere(shop, { value: { percentage: 0.15 } });
    await shop.world.expectInStep(shop.id);
  });

  it('into what cannot be read is shown as changed, not as deleted, and not taken over', async () => {
    const shop = await opened();
    const { world, id } = shop;
    const { discounts } = world.shopify;
    const find: typeof discounts.find = async (discountId) => {
      const found = await discounts.find(discountId);
      return found && { ...found, terms: null };
    };
    world.ports.shopify = () =>
      Promise.resolve({ ...world.shopify, discounts: { ...discounts, find } });
    await changedThere(shop, {});
    expect((await world.find(id)).parts).toMatchObject([
      { seenInShopify: { gone: false, terms: null, fields: [] } },
    ]);
    expect(await acceptShopifyChange(world.ports, world.store, await request(shop))).toMatchObject({
      because: { reason: 'promotions.refused.notAPlan' },
    });
    expect(world.ours()).toHaveLength(1);
  });

  it('that no webhook told of is found by the daily look', async () => {
    const shop = await opened();
    const { world, id, discounts } = shop;
    Object.assign(discounts[0] ?? {}, { minimum: { quantity: '2' } });
    await reconcilePromotions(world.ports, world.store);
    await world.run();
    expect((await world.find(id)).parts).toMatchObject([
      { seenInShopify: { fields: ['conditions'] } },
    ]);
  });

  it('made while an edit is on its way stops the edit', async () => {
    const shop = await opened(
      { selection: { kind: 'listings', listingIds: listingIds(1, 110) } },
      110,
    );
    const { world, id, discounts } = shop;
    const before = (await world.find(id)).plan;
    const plan = { ...before, name: 'Rentrée' };
    await editPromotion(world.ports, world.store, { ...(await request(shop)), plan });
    world.sandbox.saveDiscount(
      Object.assign(discounts[1] ?? {}, { title: 'Theirs' }) as DiscountRecord,
    );
    await world.run();
    expect(await world.find(id)).toMatchObject({
      state: 'scheduled',
      plan: before,
      failure: { reason: 'promotions.failed.changedInShopify' },
    });
    expect(world.ours().map(({ title }) => title)).toEqual(['Back to school (1/2)', 'Theirs']);
    await restoreOurs(world.ports, world.store, await request(shop));
    await world.run();
    await world.expectInStep(id);
    expect(await world.find(id)).toMatchObject({ failure: null });
  });

  it('after the end matters to nobody', async () => {
    const shop = await opened();
    shop.world.clock.set(new Date('2027-09-12T00:00:00Z'));
    await changedThere(shop, 'deleted');
    expect((await shop.world.find(shop.id)).parts).toMatchObject([{ seenInShopify: null }]);
  });

  it('to a discount of somebody else costs no look', async () => {
    const { world } = await opened();
    const calls = world.sandbox.discounts.size;
    await lookAtDiscount(
      { ...world.ports, shopify: () => Promise.reject(new Error('was asked')) },
      { store: world.store, discountId: 'gid://shopify/DiscountAutomaticNode/1' },
    );
    expect(calls).toBe(1);
  });
});

describe('restoring ours', () => {
  it('sets what was changed back', async () => {
    const shop = await opened();
    await changedThere(shop, {
      title: 'Summer',
      startsAt: '2027-08-10T04:00:00Z',
      endsAt: null,
      value: { amountCents: 300, appliesOnEachItem: false },
      items: 'all',
      minimum: { subtotalCents: 5_000 },
      combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: false },
    });
    expect((await shop.world.find(shop.id)).parts[0]?.seenInShopify?.fields).toEqual([
      'title',
      'startsAt',
      'endsAt',
      'value',
      'items',
      'combinesWith',
      'conditions',
    ]);
    expect(
      await restoreOurs(shop.world.ports, shop.world.store, await request(shop)),
    ).toMatchObject({ done: true });
    await shop.world.run();
    await shop.world.expectInStep(shop.id);
  });

  it('makes a deleted discount anew', async () => {
    const shop = await opened({ trigger: { kind: 'code', code: 'SIROP' } });
    await changedThere(shop, 'deleted');
    expect((await shop.world.find(shop.id)).parts).toMatchObject([
      { seenInShopify: { gone: true, fields: [] } },
    ]);
    await restoreOurs(shop.world.ports, shop.world.store, await request(shop));
    await shop.world.run();
    await shop.world.expectInStep(shop.id);
    expect(shop.world.ours()).toHaveLength(1);
  });

  it('is refused where nothing was changed', async () => {
    const shop = await opened();
    expect(
      await restoreOurs(shop.world.ports, shop.world.store, await request(shop)),
    ).toMatchObject({ because: { reason: 'promotions.refused.state' } });
  });
});

describe('accepting the change', () => {
  it('makes it the plan, and can be undone', async () => {
    const shop = await opened();
    const { world, id } = shop;
    const before = (await world.find(id)).plan;
    await changedThere(shop, {
      title: 'Summer',
      endsAt: '2027-09-04T04:00:00Z',
      value: { percentage: 0.125 },
      items: { products: ['3'], variants: [] },
    });
    await acceptShopifyChange(world.ports, world.store, await request(shop));
    await world.run();
    await world.expectInStep(id);
    expect((await world.find(id)).plan).toEqual({
      ...before,
      name: 'Summer',
      endsAt: '2027-09-04T04:00:00Z',
      discount: { kind: 'percentage', percent: 12.5 },
      selection: { kind: 'listings', listingIds: listingIds(3, 3) },
    });
    await undone(world, await request(shop));
    await world.run();
    await world.expectInStep(id);
    expect((await world.find(id)).plan).toEqual(before);
  });

  it('drops the listings of a part that was deleted', async () => {
    const shop = await opened(
      { selection: { kind: 'listings', listingIds: listingIds(1, 110) } },
      110,
    );
    await changedThere(shop, 'deleted', 1);
    await acceptShopifyChange(shop.world.ports, shop.world.store, await request(shop));
    await shop.world.run();
    await shop.world.expectInStep(shop.id);
    expect((await shop.world.find(shop.id)).plan.selection).toEqual({
      kind: 'listings',
      listingIds: listingIds(1, 100),
    });
    expect(shop.world.ours().map(({ title }) => title)).toEqual(['Back to school']);
  });

  it('cancels where all were deleted', async () => {
    const shop = await opened();
    await changedThere(shop, 'deleted');
    await acceptShopifyChange(shop.world.ports, shop.world.store, await request(shop));
    await shop.world.run();
    expect(await shop.world.find(shop.id)).toMatchObject({ state: 'cancelled', parts: [] });
  });

  it('makes it one on all products', async () => {
    const shop = await opened();
    await changedThere(shop, { items: 'all' });
    await acceptShopifyChange(shop.world.ports, shop.world.store, await request(shop));
    await shop.world.run();
    await shop.world.expectInStep(shop.id);
    expect((await shop.world.find(shop.id)).plan.selection).toEqual({ kind: 'all' });
  });

  it.each<[string, Partial<DiscountRecord>]>([
    ['without end', { endsAt: null }],
    [
      'of an amount off the whole order',
      { items: 'all', value: { amountCents: 300, appliesOnEachItem: false } },
    ],
    ['for variants', { items: { products: [], variants: ['12'] } }],
    ['once for an order', { value: { amountCents: 300, appliesOnEachItem: false } }],
    ['with a minimum', { minimum: { quantity: '3' } }],
  ])('is refused for a discount %s', async (_name, change) => {
    const shop = await opened();
    await changedThere(shop, change);
    expect(
      await acceptShopifyChange(shop.world.ports, shop.world.store, await request(shop)),
    ).toMatchObject({ because: { reason: 'promotions.refused.notAPlan' } });
  });

  it('is refused where it moves the start of what runs: the days on which it did would be lost', async () => {
    const shop = await opened();
    const { world, id } = shop;
    const { startsAt } = (await world.find(id)).plan;
    world.clock.set(new Date(startsAt));
    await changedThere(shop, { startsAt: '2027-08-20T04:00:00Z' });
    expect(await acceptShopifyChange(world.ports, world.store, await request(shop))).toMatchObject({
      because: { reason: 'promotions.refused.startMovedInShopify' },
    });
    expect((await world.find(id)).plan.startsAt).toBe(startsAt);
    // Its end is taken over all the same.
    await changedThere(shop, { startsAt, endsAt: '2027-09-04T04:00:00Z' });
    expect(await acceptShopifyChange(world.ports, world.store, await request(shop))).toMatchObject({
      done: true,
    });
    expect((await world.find(id)).plan).toMatchObject({
      startsAt,
      endsAt: '2027-09-04T04:00:00Z',
    });
  });

  it('is refused where the parts no longer agree', async () => {
    const shop = await opened(
      { selection: { kind: 'listings', listingIds: listingIds(1, 110) } },
      110,
    );
    await changedThere(shop, { value: { percentage: 0.5 } }, 1);
    expect(
      await acceptShopifyChange(shop.world.ports, shop.world.store, await request(shop)),
    ).toMatchObject({ because: { reason: 'promotions.refused.notAPlan' } });
  });
});
