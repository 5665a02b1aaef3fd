import { describe, expect, it } from 'vitest';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { testDatabase } from '../../support/database';
import { BY, listingIds, PromotionWorld, undone } from '../support/promotions';

const database = await testDatabase();

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
