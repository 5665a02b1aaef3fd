import { describe, expect, it } from 'vitest';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { listPromotions } from '~/services/promotions/list-promotions';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { judgeScheduled } from '~/services/promotions/judge-scheduled';
import { testDatabase } from '../../support/database';
import { BY, listingIds, type PromotionWorld } from '../support/promotions';
import { openPlanning } from '../support/planning';

const database = await testDatabase();

const named = (world: PromotionWorld) =>
  world
    .ours()
    .map(({ items }) =>
      items === 'all' ? 'all' : 'products' in items ? items.products.toSorted() : [],
    );

/** In Shopify, and read by the app. */
async function tagged({ sandbox, ports, store }: PromotionWorld, number: number, tags: string[]) {
  const product = sandbox.catalogue.find(String(number));
  if (!product) throw new Error('no such product');
  product.tags = tags;
  product.updatedAt = sandbox.now();
  await refreshListings(ports, store, listingIds(number, number));
}

const ALL: Partial<PromotionPlan> = { audiences: ['US'], selection: { kind: 'all' } };

describe('all products', () => {
  it('are one discount, without naming any', async () => {
    const { world } = await openPlanning(database, 3);
    const promotion = await world.scheduled(ALL);
    await world.expectInStep(promotion.id);
    expect(named(world)).toEqual(['all']);
  });

  it('less what is left out are named one by one, and followed until the start', async () => {
    const { world, store, ports } = await openPlanning(database, 4);
    await tagged(world, 2, ['Final Sale', 'wool']);
    const exclusions = { listingIds: listingIds(1, 1), collectionIds: [], tags: ['final sale'] };
    const { id } = await world.scheduled({ ...ALL, exclusions });
    await world.expectInStep(id);
    expect(named(world)).toEqual([['3', '4']]);
    const [made] = world.ours();

    await tagged(world, 2, ['wool']);
    await tagged(world, 4, ['FINAL SALE']);
    await judgeScheduled(ports, { store, promotionId: id });
    await world.run();
    await world.expectInStep(id);
    expect(named(world)).toEqual([['2', '3']]);
    // The same one, changed.
    expect(world.ours().map((each) => each.id)).toEqual([made?.id]);
    const [latest] = await ports.promotions.events(store, id);
    expect(latest).toMatchObject({
      kind: 'listingsFollowed',
      data: { followed: { added: 1, removed: 1 } },
    });
    const { rows } = await listPromotions(ports, store, { tab: 'all', after: null });
    expect(rows).toMatchObject([{ chosen: { kind: 'all', leavesOut: true } }]);

    // From the start on it stays as it is.
    world.clock.set(new Date('2027-08-16T12:00:00Z'));
    await tagged(world, 4, []);
    await judgeScheduled(ports, { store, promotionId: id });
    await world.run();
    expect(named(world)).toEqual([['2', '3']]);
  });

  it('become a list where an amount comes off each item, and a whole again', async () => {
    const { world, store, ports } = await openPlanning(database, 2);
    const off = { amount: 2, currency: 'USD' };
    const { id } = await world.scheduled({ ...ALL, discount: { kind: 'amount', off } });
    expect(named(world)).toEqual([['1', '2']]);
    const { revision, plan } = await world.find(id);
    const discount = { kind: 'percentage' as const, percent: 10 };
    await editPromotion(ports, store, {
      promotionId: id,
      revision,
      by: BY,
      plan: { ...plan, discount },
    });
    await world.run();
    await world.expectInStep(id);
    expect(named(world)).toEqual(['all']);
  });
});
