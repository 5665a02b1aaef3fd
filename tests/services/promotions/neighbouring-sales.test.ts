import { expect, it } from 'vitest';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { duplicatePromotion } from '~/services/promotions/duplicate-promotion';
import { runSale } from '~/services/promotions/run-sale';
import { valueOf } from '../../support/answers';
import { testDatabase } from '../../support/database';
import { BY } from '../support/promotions';
import { ENDS, SaleWorld, STARTS } from '../support/sales';

const database = await testDatabase();
const BETWEEN = '2027-08-18T04:00:00Z';

/** Lowers the same listings once more, as a promotion of its own. */
async function another({ world, listings }: SaleWorld, plan: Partial<PromotionPlan>) {
  const { id } = await world.scheduled({
    kind: 'salePrices',
    name: 'Last days',
    discount: { kind: 'percentage', percent: 40 },
    selection: { kind: 'listings', listingIds: listings },
    startsAt: STARTS,
    endsAt: ENDS,
    ...plan,
  });
  return id;
}

/** Both at once, as two workers are, for as long as there is anything to do, and when the sweep asks a minute later. */
async function runBoth({ world }: SaleWorld, ids: readonly string[]) {
  for (let sweeps = 0; sweeps < 2; sweeps += 1) {
    for (let isOn = true; isOn;) {
      isOn = false;
      for (const promotionId of ids) {
        const { waitMs } = await runSale(world.ports, { store: world.store, promotionId });
        if (waitMs !== null) isOn = true;
        world.clock.advance(waitMs ?? 0);
      }
    }
  }
}

it.each(['first', 'second'])(
  'hands listings over to a sale that begins the instant it ends, with the %s looked at first',
  async (order) => {
    const sale = await SaleWorld.open(database, { endsAt: BETWEEN });
    const next = await another(sale, { startsAt: BETWEEN });
    const ids = [sale.promotionId, next];
    if (order === 'second') ids.reverse();
    await sale.at(STARTS);
    expect(sale.prices(1)).toEqual([[700, 1250], null]);
    await sale.world.runUntil(BETWEEN);
    await runBoth(sale, ids);
    // Nothing is taken off the first one's price.
    expect(sale.prices(1)).toEqual([[600, 1250], null]);
    sale.world.clock.set(new Date(ENDS));
    await runBoth(sale, ids);
    expect(sale.prices(1)).toEqual([[1000, 1250], null]);
    expect(sale.allKept(1)).toEqual([]);
  },
);

it('keeps the original prices of each market’s own sale, whichever ends first', async () => {
  const sale = await SaleWorld.open(database, { reach: 'markets', audiences: ['US'], listings: 1 });
  sale.edit(1, 15, 'CA');
  const canada = await another(sale, {
    ...{ reach: 'markets', audiences: ['CA'] },
    endsAt: BETWEEN,
  });
  await sale.world.runUntil(STARTS);
  await runBoth(sale, [sale.promotionId, canada]);
  expect(sale.prices(1)).toEqual([
    [700, 1250],
    [900, 1500],
  ]);
  const pricesKept = () => sale.allKept(1).map(({ value }) => /"price":([\d.]+)/.exec(value)?.[1]);
  expect(pricesKept().toSorted()).toEqual(['10', '15']);
  sale.world.clock.set(new Date(BETWEEN));
  await runBoth(sale, [canada, sale.promotionId]);
  expect(sale.prices(1)).toEqual([
    [700, 1250],
    [1500, null],
  ]);
  expect(pricesKept()).toEqual(['10']);
});

it('of a running sale, cancelled for other prices, plans the rest anew, from the original prices', async () => {
  const sale = await SaleWorld.open(database, { listings: 1 });
  const { world, promotionId } = sale;
  const { ports, store } = world;
  await sale.at(STARTS);
  const { revision } = await sale.promotion();
  await cancelPromotion(ports, store, { promotionId, revision, by: BY });
  await world.run();
  await sale.run();
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
  const rest = { promotionId, name: 'The rest at 40%', kind: 'rest' as const, by: BY };
  const copy = valueOf(await duplicatePromotion(ports, store, rest));
  const { plan, revision: ofCopy } = await world.find(copy.promotionId);
  expect(plan).toMatchObject({ kind: 'salePrices', endsAt: ENDS });
  const deeper = { ...plan, discount: { kind: 'percentage' as const, percent: 40 } };
  await ports.promotions.change(
    store,
    copy.promotionId,
    ofCopy,
    { plan: deeper },
    world.clock.now(),
  );
  await world.schedule(copy.promotionId, ofCopy + 1);
  await world.run();
  await world.runUntil(plan.startsAt);
  await runBoth(sale, [copy.promotionId]);
  expect(sale.prices(1)).toEqual([[600, 1250], null]);
  world.clock.set(new Date(ENDS));
  await runBoth(sale, [copy.promotionId]);
  expect(sale.prices(1)).toEqual([[1000, 1250], null]);
});
