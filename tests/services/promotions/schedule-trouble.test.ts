import { describe, expect, it } from 'vitest';
import type { AskedAnswer } from '~/services/promotions/ask';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { bringInStep } from '~/services/promotions/bring-in-step';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { stallPromotion } from '~/services/promotions/stall-promotion';
import { testDatabase } from '../../support/database';
import { BY, listingIds, PromotionWorld } from '../support/promotions';

const database = await testDatabase();

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
