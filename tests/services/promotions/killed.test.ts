import { describe, expect, it } from 'vitest';
import type { Ports } from '~/services/ports';
import { bringInStep } from '~/services/promotions/bring-in-step';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { scheduleDiscounts } from '~/services/promotions/schedule-discounts';
import { testDatabase } from '../../support/database';
import { dyingPorts, Killed } from '../support/dying-ports';
import { BY, listingIds, PromotionWorld } from '../support/promotions';

const database = await testDatabase();

type Ask = (
  ports: Pick<Ports, 'promotions' | 'saleRuns' | 'queue' | 'now'>,
  revision: number,
) => Promise<unknown>;

/**
 * Does it in a process that dies before its first call of a port, then in one that dies before its second, and so
 * on until one gets through; after each death another process takes up what the queue holds.
 */
async function dieAtEveryStep(
  start: () => Promise<{ world: PromotionWorld; id: string; ask: Ask }>,
  check: (world: PromotionWorld, id: string) => Promise<void>,
): Promise<string[]> {
  for (let step = 1; ; step += 1) {
    const { world, id, ask } = await start();
    const { ports, calls } = dyingPorts(world.ports, world.shopify, step);
    const { revision } = await world.find(id);
    let died = false;
    try {
      await ask(ports, revision);
      await bringInStep(ports, { store: world.store, promotionId: id });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      died = true;
    }
    // Nobody asked twice: where not even the request was recorded, nothing is to happen.
    const wasRecorded = (await world.find(id)).revision > revision;
    await world.ports.queue.send('schedule-promotion', { store: world.store, promotionId: id });
    await world.run();
    if (wasRecorded) await check(world, id);
    // Made once in the first place, not cleared up afterwards.
    expect(await world.kinds(id)).not.toContain('duplicateRemoved');
    if (!died) return calls;
  }
}

describe('whenever the process dies', { timeout: 120_000 }, () => {
  it('while a split promotion is scheduled, each discount is made once', async () => {
    const calls = await dieAtEveryStep(
      async () => {
        const world = await PromotionWorld.open(database, { listings: 110 });
        const { id } = await world.draft({
          selection: { kind: 'listings', listingIds: listingIds(1, 110) },
        });
        return {
          world,
          id,
          ask: (ports, revision) =>
            scheduleDiscounts(ports, world.store, { promotionId: id, revision, by: BY }),
        };
      },
      async (world, id) => {
        await world.expectInStep(id);
        expect(world.ours()).toHaveLength(2);
      },
    );
    expect(calls.filter((call) => call === 'shopify.create')).toHaveLength(2);
  });

  it('while a declined one is taken back, nothing is left of it', async () => {
    const calls = await dieAtEveryStep(
      async () => {
        const world = await PromotionWorld.open(database, { listings: 110 });
        const { id } = await world.draft({
          selection: {
            kind: 'listings',
            listingIds: [...listingIds(1, 105), 'gid://shopify/Product/999999'],
          },
        });
        return {
          world,
          id,
          ask: (ports, revision) =>
            scheduleDiscounts(ports, world.store, { promotionId: id, revision, by: BY }),
        };
      },
      async (world, id) => {
        expect(world.ours()).toEqual([]);
        expect(await world.find(id)).toMatchObject({
          state: 'failed',
          failure: { reason: 'promotions.failed.itemGone' },
          parts: [],
        });
      },
    );
    expect(calls).toContain('shopify.delete');
  });

  it('during an edit that changes, adds and removes discounts', async () => {
    await dieAtEveryStep(
      async () => {
        const world = await PromotionWorld.open(database, { listings: 210 });
        const { id, plan } = await world.scheduled({
          trigger: { kind: 'automatic' },
          selection: { kind: 'listings', listingIds: listingIds(1, 105) },
        });
        const after = {
          ...plan,
          name: 'Rentrée',
          selection: { kind: 'listings' as const, listingIds: listingIds(1, 205) },
        };
        return {
          world,
          id,
          ask: (ports, revision) =>
            editPromotion(ports, world.store, { promotionId: id, revision, by: BY, plan: after }),
        };
      },
      async (world, id) => {
        await world.expectInStep(id);
        expect(world.ours().map(({ title }) => title)).toEqual([
          'Rentrée (1/3)',
          'Rentrée (2/3)',
          'Rentrée (3/3)',
        ]);
      },
    );
  });

  it('during a cancellation', async () => {
    await dieAtEveryStep(
      async () => {
        const world = await PromotionWorld.open(database, { listings: 110 });
        const { id } = await world.scheduled({
          selection: { kind: 'listings', listingIds: listingIds(1, 110) },
        });
        return {
          world,
          id,
          ask: (ports, revision) =>
            cancelPromotion(ports, world.store, { promotionId: id, revision, by: BY }),
        };
      },
      async (world, id) => {
        expect(world.ours()).toEqual([]);
        expect(await world.find(id)).toMatchObject({ state: 'cancelled', parts: [] });
      },
    );
  });
});

it('two workers at once make each discount once', async () => {
  const world = await PromotionWorld.open(database, { listings: 230 });
  const { id, revision } = await world.draft({
    selection: { kind: 'listings', listingIds: listingIds(1, 230) },
  });
  await world.schedule(id, revision);
  const job = { store: world.store, promotionId: id };
  const left = await Promise.all([1, 2, 3].map(() => bringInStep(world.ports, job)));
  for (const continuation of left) {
    if (!continuation) continue;
    await world.ports.queue.send('schedule-promotion', job, {
      delaySeconds: continuation.continueInSeconds,
    });
  }
  await world.run();
  await world.expectInStep(id);
  expect(world.ours()).toHaveLength(3);
});
