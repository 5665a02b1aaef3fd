import { describe, expect, it } from 'vitest';
import { inputOf } from '~/core/promotions/plan';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { duplicatePromotion } from '~/services/promotions/duplicate-promotion';
import { readOffers } from '~/services/promotions/read-offers';
import { savePlan } from '~/services/promotions/save-plan';
import { scheduleDiscounts } from '~/services/promotions/schedule-discounts';
import { showPromotion } from '~/services/promotions/show-promotion';
import { valueOf } from '../../support/answers';
import { testDatabase } from '../../support/database';
import { BY, listingIds, PromotionWorld, undone } from '../support/promotions';

const database = await testDatabase();

describe('a cancellation', () => {
  async function cancelled(world: PromotionWorld, id: string) {
    const { revision } = await world.find(id);
    const request = { promotionId: id, revision, by: BY };
    const answer = await cancelPromotion(world.ports, world.store, request);
    await world.run();
    return answer;
  }

  it('before the start deletes the discounts, and it can be scheduled again', async () => {
    const world = await PromotionWorld.open(database, { listings: 150 });
    const { id } = await world.scheduled({
      selection: { kind: 'listings', listingIds: listingIds(1, 150) },
    });
    expect(await cancelled(world, id)).toMatchObject({ done: true });
    expect(world.ours()).toEqual([]);
    const { state, revision } = await world.find(id);
    expect(state).toBe('cancelled');
    await world.schedule(id, revision);
    await world.run();
    await world.expectInStep(id);
    expect(world.ours()).toHaveLength(2);
  });

  it('of a running one ends the discounts now and keeps them; its rest can be planned anew', async () => {
    const world = await PromotionWorld.open(database);
    await world.ports.stores.saveFacts(world.store, await world.shopify.readStoreFacts());
    const { id } = await world.scheduled({ trigger: { kind: 'code', code: 'SIROP' } });
    const [discount] = world.ours();
    world.clock.set(new Date('2027-08-20T00:00:00Z'));
    await cancelled(world, id);
    const [ended] = world.ours();
    expect(ended).toMatchObject({ id: discount?.id, endsAt: '2027-08-20T00:00:00Z' });
    const { revision, plan } = await world.find(id);
    expect(await undone(world, { promotionId: id, revision, by: BY })).toMatchObject({
      because: { reason: 'promotions.refused.nothingToUndo' },
    });

    const { ports, store } = world;
    expect((await showPromotion(ports, store, id))?.hasRestToPlan).toBe(true);
    const rest = { promotionId: id, name: plan.name, kind: 'rest' as const, by: BY };
    const copy = valueOf(await duplicatePromotion(ports, store, rest));
    expect(await world.find(copy.promotionId)).toMatchObject({
      state: 'draft',
      plan: { ...plan, startsAt: '2027-08-20T00:16:00Z' },
    });
    world.clock.set(new Date('2027-09-12T00:00:00Z'));
    expect((await showPromotion(ports, store, id))?.hasRestToPlan).toBe(false);
  });

  it('of a running one leaves its days, which no new dates take away', async () => {
    const world = await PromotionWorld.open(database);
    const { ports, store } = world;
    await ports.stores.saveFacts(store, await world.shopify.readStoreFacts());
    const { id } = await world.scheduled();
    world.clock.set(new Date('2027-08-20T00:00:00Z'));
    await cancelled(world, id);
    const { revision, plan } = await world.find(id);
    const input = inputOf(
      { ...plan, startsAt: '2027-11-26T05:00:00Z', endsAt: '2027-11-30T05:00:00Z' },
      'America/Toronto',
    );
    const refused = { because: { reason: 'promotions.refused.hasRun' } };
    const saved = await savePlan(ports, store, {
      input,
      of: { promotionId: id, revision },
      by: BY,
    });
    expect(saved).toMatchObject(refused);
    const request = { promotionId: id, revision, by: BY };
    expect(await scheduleDiscounts(ports, store, request)).toMatchObject(refused);
    expect(await showPromotion(ports, store, id)).toMatchObject({ hasRun: true, atStart: null });

    // Another one counts them.
    const [discount] = world.ours();
    expect(discount).toMatchObject({ startsAt: plan.startsAt, endsAt: '2027-08-20T00:00:00Z' });
    const next = world.plan({ startsAt: '2027-10-15T04:00:00Z', endsAt: '2027-10-18T04:00:00Z' });
    const offers = await readOffers(ports, store, next, {
      promotion: null,
      markets: [],
      chosen: [],
      listingIdsOf: () => Promise.resolve([]),
    });
    expect(offers).toMatchObject([
      { id, startsAt: plan.startsAt, endsAt: '2027-08-20T00:00:00.000Z' },
    ]);
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
