import { expect, it } from 'vitest';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { showPrices } from '~/services/prices/show-prices';
import { testDatabase } from '../../support/database';
import { openPlanning } from '../support/planning';
import { BY, listingIds } from '../support/promotions';

const database = await testDatabase();
const [FIRST = '', SECOND = ''] = listingIds(1, 2);
const FROM = '2027-06-02T12:00:00Z';
const TO = '2027-06-30T12:00:00Z';
const LATER = new Date('2027-07-10T12:00:00Z');
const none = { listingIds: [], collectionIds: [], tags: [] };

type World = Awaited<ReturnType<typeof openPlanning>>;

async function promoted({ world }: World, change: Partial<PromotionPlan>) {
  return world.scheduled({ selection: { kind: 'all' }, startsAt: FROM, endsAt: TO, ...change });
}

/** Names of what the chart of a listing shows, with the places and the days of each. */
async function charted({ world, ports, store }: World, listingId: string) {
  world.clock.set(LATER);
  const prices = await showPrices(ports, store, listingId, null);
  return prices?.promotions.map(({ name, places, stretches }) => [
    name,
    places,
    stretches.map((each) => [each.from, each.to].map((at) => new Date(at).toISOString())),
  ]);
}

const WHOLE = [[new Date(FROM).toISOString(), new Date(TO).toISOString()]];
const BOTH = ['US', 'CA'];

it('are those that a listing was in: not one that leaves it out', async () => {
  const planning = await openPlanning(database);
  await promoted(planning, { name: 'All' });
  // Of two with one start, either may come first.
  const startsAt = '2027-06-03T12:00:00Z';
  const exclusions = { ...none, listingIds: [FIRST] };
  await promoted(planning, { name: 'But one', startsAt, exclusions });
  expect(await charted(planning, FIRST)).toEqual([['All', BOTH, WHOLE]]);
  expect(await charted(planning, SECOND)).toEqual([
    ['All', BOTH, WHOLE],
    ['But one', BOTH, [[new Date(startsAt).toISOString(), new Date(TO).toISOString()]]],
  ]);
});

it('are of the countries whose buyers got them: of both, where the store has no discounts by market', async () => {
  const planning = await openPlanning(database);
  const states = { audiences: ['US' as const], reach: 'markets' as const };
  await promoted(planning, { name: 'States', ...states });
  expect(await charted(planning, FIRST)).toEqual([['States', ['US'], WHOLE]]);
  const at = planning.world.clock.now();
  await planning.ports.promotions.saveMarketSupport(planning.store, { supported: false, at });
  expect(await charted(planning, FIRST)).toEqual([['States', BOTH, WHOLE]]);
});

it('are there for the days that they ran, if they were cancelled', async () => {
  const planning = await openPlanning(database);
  const { world, ports, store } = planning;
  const ran = await promoted(planning, { name: 'Ran' });
  const never = await promoted(planning, { name: 'Never', startsAt: '2027-06-20T12:00:00Z' });
  const cancel = async ({ id }: { id: string }, at: string) => {
    world.clock.set(new Date(at));
    const { revision } = await world.find(id);
    await cancelPromotion(ports, store, { promotionId: id, revision, by: BY });
    await world.run();
    expect(await world.find(id)).toMatchObject({ state: 'cancelled' });
  };
  await cancel(never, '2027-06-10T12:00:00Z');
  await cancel(ran, '2027-06-23T12:00:00Z');
  const shown = await charted(planning, FIRST);
  expect(shown).toEqual([
    ['Ran', BOTH, [[new Date(FROM).toISOString(), expect.stringMatching(/^2027-06-23T12:0/)]]],
  ]);
});
