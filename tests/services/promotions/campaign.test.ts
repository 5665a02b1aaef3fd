import { describe, expect, it } from 'vitest';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { editPromotion } from '~/services/promotions/edit-promotion';
import { testDatabase } from '../../support/database';
import { BY, PromotionWorld } from '../support/promotions';

const database = await testDatabase();

const percent = (value: number) => ({ kind: 'percentage' as const, percent: value });
const BLACK_FRIDAY: Partial<PromotionPlan> = {
  name: 'Black Friday',
  frenchName: 'Vendredi fou',
  audiences: ['US', 'CA', 'QC'],
  reach: 'markets',
  discount: percent(30),
  own: { CA: { discount: percent(25) }, QC: { discount: percent(25) } },
};

const seen = (world: PromotionWorld) =>
  world
    .ours()
    .map(({ title, value, markets, endsAt }) => ({
      title,
      value,
      endsAt,
      countries: world.sandbox.markets
        .filter(({ id }) => markets !== 'all' && markets.includes(id))
        .map(({ name }) => name),
    }))
    .toSorted((a, b) => (a.title < b.title ? -1 : 1));

describe('a promotion with a discount for each market', () => {
  it('is scheduled, changed, cut back to one and cancelled as one', async () => {
    const world = await PromotionWorld.open(database);
    const promotion = await world.scheduled(BLACK_FRIDAY);
    await world.expectInStep(promotion.id);
    expect(seen(world)).toMatchObject([
      { title: 'Black Friday', value: { percentage: 0.3 }, countries: ['United States'] },
      { title: 'Black Friday / Vendredi fou', value: { percentage: 0.25 }, countries: ['Canada'] },
    ]);
    const made = world.ours().map(({ id }) => id);

    const edit = async (plan: Partial<PromotionPlan>) => {
      const { revision, plan: before } = await world.find(promotion.id);
      const request = { promotionId: promotion.id, revision, by: BY };
      await editPromotion(world.ports, world.store, { ...request, plan: { ...before, ...plan } });
      await world.run();
      await world.expectInStep(promotion.id);
    };
    await edit({ own: { CA: { discount: percent(20) }, QC: { discount: percent(20) } } });
    expect(seen(world)).toMatchObject([
      { value: { percentage: 0.3 } },
      { value: { percentage: 0.2 } },
    ]);
    // Each stays the one that it was.
    expect(world.ours().map(({ id }) => id)).toEqual(made);

    await edit({ own: undefined });
    expect(seen(world)).toMatchObject([
      {
        title: 'Black Friday / Vendredi fou',
        value: { percentage: 0.3 },
        countries: ['United States', 'Canada'],
      },
    ]);

    await edit({ own: BLACK_FRIDAY.own });
    expect(seen(world)).toHaveLength(2);
    const { revision } = await world.find(promotion.id);
    await cancelPromotion(world.ports, world.store, {
      promotionId: promotion.id,
      revision,
      by: BY,
    });
    await world.run();
    expect(seen(world)).toEqual([]);
  });

  it('is refused whole where its buyers cannot be told apart', async () => {
    const shared = await PromotionWorld.open(database, {
      shop: { markets: [{ name: 'North America', regions: ['US', 'CA'] }] },
    });
    expect(await shared.scheduled(BLACK_FRIDAY)).toMatchObject({
      state: 'failed',
      failure: { reason: 'promotions.failed.sharedMarket' },
    });
    // Shopify takes no discount for a market of provinces yet: what was made for the others goes again.
    const quebec = await PromotionWorld.open(database, {
      shop: {
        markets: [
          { name: 'United States', regions: ['US'] },
          { name: 'Canada', regions: ['CA'] },
          { name: 'Québec', regions: ['CA-QC'] },
        ],
      },
    });
    const failed = await quebec.scheduled({
      ...BLACK_FRIDAY,
      own: { QC: { discount: percent(20) } },
    });
    expect(failed).toMatchObject({ state: 'failed', parts: [] });
    expect(quebec.ours()).toEqual([]);
  });

  it('for Quebec alone has its French name alone in a market of its own, once Shopify takes one', async () => {
    const markets = [
      { name: 'United States', regions: ['US'] },
      { name: 'Québec', regions: ['CA-QC'] },
    ];
    const boxingWeek: Partial<PromotionPlan> = {
      name: 'Boxing Week',
      frenchName: 'Soldes de l’après-Noël',
      audiences: ['QC'],
      reach: 'markets',
    };
    const today = await PromotionWorld.open(database, { shop: { markets } });
    expect(await today.scheduled(boxingWeek)).toMatchObject({
      state: 'failed',
      failure: {
        reason: 'promotions.failed.declined',
        detail: expect.stringContaining('does not support discounts') as string,
      },
      parts: [],
    });
    const later = await PromotionWorld.open(database, {
      shop: { markets, provinceDiscounts: true },
    });
    await later.expectInStep((await later.scheduled(boxingWeek)).id);
    expect(seen(later)).toMatchObject([{ title: 'Soldes de l’après-Noël', countries: ['Québec'] }]);
  });

  it('has a code for each', async () => {
    const world = await PromotionWorld.open(database);
    const promotion = await world.scheduled({
      ...BLACK_FRIDAY,
      trigger: { kind: 'code', code: 'BF30' },
      own: {
        CA: { discount: percent(25), code: 'BF25' },
        QC: { discount: percent(25), code: 'BF25' },
      },
    });
    await world.expectInStep(promotion.id);
    expect(world.ours().map(({ code }) => code?.text)).toEqual(['BF30', 'BF25']);
  });
});
