import { expect, it } from 'vitest';
import type { PlanInput } from '~/core/promotions/plan-input';
import { done, GONE, notDone } from '~/services/answer';
import { testDatabase, uniqueStore } from '../../support/database';
import { openPlanning, quebec, saved, type PromotionServices } from '../support/planning';
import { BY } from '../support/promotions';

const database = await testDatabase();

/** What each verb that a page offers of a promotion answers. */
async function askEverything(
  services: PromotionServices,
  store: string,
  id: string,
  input: PlanInput,
) {
  const request = { promotionId: id, revision: 0, by: BY };
  const choice = { key: 'x' };
  return [
    await services.preview(store, { input, promotionId: id, page: 0 }),
    await services.judgeWhole(store, { asked: id, input, promotionId: id }),
    await services.save(store, { input, of: request, by: BY }),
    await services.schedule(store, request),
    await services.change(store, { ...request, input }),
    await services.cancel(store, request),
    await services.undo(store, request),
    await services.resume(store, id),
    await services.overrideBlockers(store, { ...request, input, choice, reason: 'x' }),
    await services.withdrawOverride(store, { ...request, key: 'x' }),
    await services.acceptShopifyChange(store, request),
    await services.restoreOurs(store, request),
    await services.duplicate(store, { promotionId: id, name: 'x', kind: 'copy', by: BY }),
    await services.deleteDraft(store, id),
  ];
}

it('is nobody else’s: another store sees, changes and copies nothing', async () => {
  const { world, store, ports, services } = await openPlanning(database);
  const input = quebec(world);
  const id = await saved(services, store, input);
  const other = uniqueStore('other');
  await ports.stores.install(other, world.clock.now());
  await ports.stores.saveFacts(other, await world.shopify.readStoreFacts());
  expect(await services.show(other, id)).toBeNull();
  for (const answer of await askEverything(services, other, id, input)) {
    expect(answer).toEqual(GONE);
  }
  expect((await services.list(other, { tab: 'all', after: null })).rows).toEqual([]);
  expect((await services.list(store, { tab: 'planned', after: null })).rows).toMatchObject([
    { id, name: 'Back to school', phase: 'draft', chosen: { kind: 'listings', count: 1 } },
  ]);
});

it('is gone once it was deleted: nothing is done about it, and nothing is said to be', async () => {
  const { world, store, ports, services } = await openPlanning(database);
  const input = quebec(world);
  const id = await saved(services, store, input);
  expect(await services.deleteDraft(store, id)).toEqual(done());
  ports.queue.take();
  for (const answer of await askEverything(services, store, id, input)) {
    expect(answer).toEqual(GONE);
  }
  expect(ports.queue.take()).toEqual([]);
});

it('is not deleted once it is more than a draft', async () => {
  const { world, store, services } = await openPlanning(database);
  const { id } = await world.scheduled();
  const refused = notDone({ why: 'refused', reason: 'promotions.refused.state' });
  expect(await services.deleteDraft(store, id)).toEqual(refused);
});
