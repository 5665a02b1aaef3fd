import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { inputOf } from '~/core/promotions/plan';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { bind } from '~/services/bind';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { reconcilePromotions } from '~/services/promotions/reconcile-promotions';
import { promotionVerbs } from '~/services/promotions/verbs';
import { valueOf } from '../../support/answers';
import { testDatabase } from '../../support/database';
import { goOnWithAll } from '../support/planning';
import { BY, listingIds } from '../support/promotions';
import { SaleWorld } from '../support/sales';

const database = await testDatabase();
const DAY_MS = 86_400_000;
const CANADA: Partial<PromotionPlan> = { reach: 'markets', audiences: ['CA'] };
const STATES: Partial<PromotionPlan> = { reach: 'markets', audiences: ['US'] };
/** Of four weeks two have to be at the price, so that little has to be looked at. */
const FOUR_WEEKS = {
  ...DEFAULT_SETTINGS,
  thresholds: {
    'unsupported-was-price': { timeWindowDays: 28 },
    'brief-reference-price': { windowDays: 28, heldDays: 14 },
  },
};

/** Listings at 10.00, in Canada at a fixed 14.00, nothing struck out. */
async function open(plan: Partial<PromotionPlan>, listings = 1): Promise<SaleWorld> {
  const sale = await SaleWorld.open(database, { ...plan, listings });
  const { ports, store, sandbox, clock } = sale.world;
  await ports.stores.saveSettings(store, FOUR_WEEKS, { at: clock.now(), by: BY });
  for (let listing = 1; listing <= listings; listing += 1) {
    const id = `gid://shopify/ProductVariant/${listing}2`;
    sandbox.editVariantPrice(id, { price: 10, compareAtPrice: null });
    sandbox.editVariantPrice(id, { price: 14, compareAtPrice: null, country: 'CA' });
  }
  await read(sale);
  return sale;
}

/** As the daily sync and webhooks do. */
async function read({ world, listings }: SaleWorld): Promise<void> {
  await refreshListings(world.ports, world.store, listings);
}

/** Lets days pass, on each other of which prices are looked at. */
async function pass(sale: SaleWorld, until: string): Promise<void> {
  const { clock } = sale.world;
  const left = () => Date.parse(until) - clock.now().getTime();
  await read(sale);
  while (left() > 0) {
    clock.advance(Math.min(2 * DAY_MS, left()));
    await read(sale);
  }
}

/** What stands in the way of two days' promotion for Americans and Canadians: the kind's messages, by listing. */
async function inTheWay({ world }: SaleWorld, kind: string, startsAt: string, listings = 1) {
  const plan = world.plan({
    selection: { kind: 'listings', listingIds: listingIds(1, listings) },
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 2 * DAY_MS).toISOString(),
  });
  const input = inputOf(plan, 'America/Toronto');
  const asked = { input, promotionId: null, page: 0 };
  const preview = await bind(world.ports, promotionVerbs).preview(world.store, asked);
  return valueOf(preview)
    .groups.filter((group) => group.kind === kind)
    .flatMap(({ items }) => items.filter(({ severity }) => severity === 'blocking'))
    .map(({ listing, message }) => `${listing?.title} ${message.id.split('.').at(-1)}`);
}

describe('the days of sale prices', () => {
  const LONG = { startsAt: '2027-06-03T04:00:00Z', endsAt: '2027-06-24T04:00:00Z' };
  const NEXT = '2027-06-25T04:00:00Z';

  it('count against the next promotion there, cancelled or put back by hand, as long as they were', async () => {
    const sale = await open({ ...LONG, ...CANADA }, 2);
    const { promotionId, world } = sale;
    await sale.at(LONG.startsAt);
    expect(sale.prices(1)).toEqual([
      [1000, null],
      [980, 1400],
    ]);
    await pass(sale, '2027-06-09T04:00:00Z');
    sale.edit(2, 14, 'CA');
    await pass(sale, '2027-06-21T04:00:00Z');
    const { revision } = await sale.promotion();
    await cancelPromotion(world.ports, world.store, { promotionId, revision, by: BY });
    await world.run();
    await sale.run();
    expect(sale.prices(1)[1]).toEqual([1400, null]);
    await pass(sale, '2027-06-23T04:00:00Z');
    // Eighteen days of the first one and six of the other, none in the United States.
    expect(await inTheWay(sale, 'was-price', NEXT, 2)).toEqual(['Maple syrup 1 CA']);
  });

  it('of the United States, ended by themselves, are none of Canada', async () => {
    const sale = await open({ ...LONG, ...STATES });
    await sale.at(LONG.startsAt);
    expect(sale.prices(1)).toEqual([
      [700, 1000],
      [1400, null],
    ]);
    await pass(sale, LONG.endsAt);
    await sale.at(LONG.endsAt);
    expect(sale.prices(1)[0]).toEqual([1000, null]);
    expect(await inTheWay(sale, 'was-price', NEXT)).toEqual(['Maple syrup 1 US']);
  });

  it('count ahead while it is planned, and for none where no price was lowered in all that time', async () => {
    const sale = await open({ ...LONG, ...CANADA });
    expect(await inTheWay(sale, 'was-price', NEXT)).toEqual(['Maple syrup 1 CA']);
    sale.world.clock.set(new Date(LONG.endsAt));
    await sale.run();
    expect(await inTheWay(sale, 'was-price', NEXT)).toEqual([]);
  });
});

describe('prices that the app itself writes', () => {
  it('are no change that somebody made, neither to the gate nor to the rules', async () => {
    const week = { startsAt: '2027-06-30T04:00:00Z', endsAt: '2027-07-04T04:00:00Z' };
    const sale = await open({ ...week, ...CANADA });
    const { world } = sale;
    await pass(sale, week.startsAt);
    await sale.at(week.startsAt);
    // Shopify tells of our own write as of anybody's.
    const tell = async () => {
      const [listingId = ''] = sale.listings;
      const payload = { store: world.store, listingId, isAsked: true };
      await world.ports.queue.send('refresh-listing', payload);
      await world.run();
    };
    await tell();
    expect(await rulesOn(sale)).not.toContain('price-jump');
    await pass(sale, week.endsAt);
    await sale.at(week.endsAt);
    await tell();
    await pass(sale, '2027-07-06T04:00:00Z');
    expect(sale.prices(1)[1]).toEqual([1400, null]);
    expect(await inTheWay(sale, 'price-changed', '2027-07-09T04:00:00Z')).toEqual([]);
    expect(await rulesOn(sale)).not.toContain('price-jump');
    expect(await rulesOn(sale)).not.toContain('volatile-price');
    // Somebody's is.
    world.clock.advance(DAY_MS);
    sale.edit(1, 18, 'CA');
    await pass(sale, '2027-07-08T04:00:00Z');
    expect(await inTheWay(sale, 'price-changed', '2027-07-09T04:00:00Z')).toEqual([
      'Maple syrup 1 changed',
    ]);
    expect(await rulesOn(sale)).toContain('price-jump');
  });
});

async function rulesOn({ world, listings }: SaleWorld): Promise<string[]> {
  const found = await world.ports.audits.openFindings(world.store, listings);
  return found.map(({ rule }) => rule);
}

describe('a sale that is scheduled', () => {
  it('is judged again each day and when a listing changes, and starts without what is not ready', async () => {
    const sale = await open({ startsAt: '2027-08-15T04:00:00Z' }, 2);
    const { world, promotionId } = sale;
    const { ports, store } = world;
    const services = bind(ports, promotionVerbs);
    await goOnWithAll(services, store, promotionId);
    const { revision } = await sale.promotion();
    const leaveOut = { promotionId, revision, by: BY, whenNotReady: 'leaveOut' as const };
    expect(await services.chooseWhenNotReady(store, leaveOut)).toEqual({ done: true });
    await world.run();
    expect((await sale.promotion()).standing).toMatchObject({ blocking: 0, notReadySince: null });

    world.sandbox.editProduct(sale.listings[1] ?? '', { status: 'DRAFT' });
    const [, listingId = ''] = sale.listings;
    await ports.queue.send('refresh-listing', { store, listingId, isAsked: true });
    await world.run();
    const judged = await sale.promotion();
    expect(judged.standing).toMatchObject({ blocking: 1, kinds: ['listing-not-active'] });
    expect((await world.kinds(promotionId)).at(-1)).toBe('becameNotReady');

    world.clock.advance(DAY_MS);
    await reconcilePromotions(ports, store);
    await world.run();
    const again = await sale.promotion();
    expect(again.judgedAt?.getTime()).toBeGreaterThan(judged.judgedAt?.getTime() ?? Infinity);
    expect(again.standing?.notReadySince).toBe(judged.standing?.notReadySince);

    await sale.at('2027-08-15T04:00:00Z');
    expect(sale.prices(1)[0]).toEqual([700, 1000]);
    expect(sale.prices(2)[0]).toEqual([1000, null]);
  });
});
