import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import { addDays } from '~/core/days/store-day';
import type { Message } from '~/core/audit/outcome';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { translator } from '~/locales/translate';
import { auditListings } from '~/services/audit/audit-listings';
import { exportResults } from '~/services/promotions/export-results';
import { showResults } from '~/services/promotions/show-results';
import { suggestListings } from '~/services/promotions/suggest-listings';
import { collect, temporaryFiles } from '../../files/temporary-files';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';
import { linesOf } from '../support/worklist';

const database = await testDatabase();
const write = temporaryFiles();
const t = translator('en');
const say = ({ id, data }: Message) => t(id, data);
const NOBODY = { season: null, audience: null };
let ports: TestPorts;
let store: string;
let orders: OrderCounts[];

/** Of which nothing is known. */
function gone(_: unknown, index: number): string {
  return productId(1_000 + index);
}

/** Of a product that sells, in stock, its cost known. */
function sold(number: number, stock: number, cost: number | null) {
  const listing = product(number);
  return {
    ...listing,
    variants: listing.variants.map((variant) => ({
      ...variant,
      stock,
      inventory: {
        ...variant.inventory,
        unitCost: cost === null ? null : { amount: cost, currency: 'USD' },
      },
    })),
  };
}

function sell(number: number, day: string, units: number, country = 'US'): void {
  orders.push({
    id: `gid://shopify/Order/${orders.length + 1}`,
    name: `#${orders.length + 1}`,
    day,
    country,
    province: null,
    paidShipment: true,
    fulfilledOn: null,
    lines: [
      {
        listingId: productId(number),
        variantId: `gid://shopify/ProductVariant/${number}`,
        units,
        returnedUnits: 0,
        returnReasons: {},
        revenue: units * 30,
      },
    ],
  });
}

/** So many units on each day of a period. */
function sellDaily(number: number, first: string, last: string, units = 1): void {
  for (let day = first; day <= last; day = addDays(day, 1)) sell(number, day, units);
}

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  store = uniqueStore('suggest');
  orders = [];
  await ports.stores.install(store, START);
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US', 'CA'],
    timeZone: 'America/Toronto',
  });
});

/** 1 sells in the holidays, 2 the whole year round, 3 sold six units in all. */
async function openStore(since = '2024-11-22'): Promise<void> {
  await ports.listings.save(store, [sold(1, 9, 10), sold(2, 500, null), sold(3, 4, 35)], {
    readAt: START,
  });
  for (let day = since; day <= '2026-11-21'; day = addDays(day, 7)) sell(1, day, 1);
  for (const year of ['2025', '2026']) {
    const end = year === '2026' ? '2026-11-21' : '2025-12-24';
    sellDaily(1, `${year}-11-01`, end, 2);
  }
  sellDaily(2, since, '2026-11-21');
  for (const day of ['2025-11-03', '2025-11-04', '2026-02-01', '2026-03-01']) sell(3, day, 1);
  await ports.orders.save(store, orders);
  await ports.orders.saveHistory(store, {
    since,
    until: '2026-11-21',
    returnBaseline: { meanShare: 0.05, strength: 30, products: 12 },
  });
  await auditListings(ports, store, [productId(1), productId(2), productId(3)]);
  await ports.stores.markBaseline(store, START);
}

describe('what to promote', () => {
  it('is what the season lifts, with its reasons, for the season and the buyers that come next', async () => {
    await openStore();
    const view = await suggestListings(ports, store, NOBODY);
    expect(view).toMatchObject({
      season: 'holidays',
      audience: 'US',
      audiences: ['US', 'CA'],
      start: '2026-11-01',
      end: '2026-12-24',
      isOn: true,
      orders: { seasonsKnown: 1, canCompare: true },
      comparison: { compared: 2, tooFew: 1, differ: null },
      leftOut: { soldOut: 0, giftCards: 0 },
    });
    expect(view.suggestions.map(({ listingId, ground }) => [listingId, ground])).toEqual([
      [productId(1), 'own'],
    ]);
    const [first] = view.suggestions;
    expect(first?.reasons.map(({ message, side }) => [message.id, side])).toEqual([
      ['suggestion.lift.more', 'for'],
      ['suggestion.stock.short', 'against'],
      ['suggestion.returns.usual', 'for'],
      [expect.stringMatching(/^suggestion\.readiness\./), expect.any(String)],
      ['suggestion.margin.room', 'for'],
    ]);
    expect(first?.margin).toMatchObject({ percent: 75 });
    expect(view.markdowns).toEqual([]);
  });

  it('falls back on all buyers’ orders, and says so', async () => {
    await openStore();
    const view = await suggestListings(ports, store, { season: null, audience: 'CA' });
    expect(view.suggestions[0]?.reasons[0]?.message.data).toMatchObject({ basis: 'allBuyers' });
  });

  it('suggests a markdown for what the season will leave, while it is on', async () => {
    await openStore();
    await ports.listings.save(store, [{ ...sold(1, 400, 10), updatedAt: '2026-11-22T12:00:00Z' }], {
      readAt: START,
    });
    const view = await suggestListings(ports, store, NOBODY);
    expect(view.markdowns).toMatchObject([
      { listingId: productId(1), markdown: { stock: 400, boundedBy: 'most', depthPercent: 50 } },
    ]);
    const school = await suggestListings(ports, store, {
      season: 'back-to-school',
      audience: null,
    });
    expect(school).toMatchObject({ isOn: false, markdowns: [] });
  });

  it('says that there is not enough history, and shows what is marked', async () => {
    await openStore('2026-01-01');
    await database.pool.query(
      `INSERT INTO listing_season (store, listing_id, season, audience, ends_on, state)
       VALUES ($1, $2, 'holidays', 'US', '2026-12-24', 'ready')`,
      [store, productId(2)],
    );
    const view = await suggestListings(ports, store, NOBODY);
    expect(view.orders).toMatchObject({ seasonsKnown: 0, canCompare: false });
    expect(view.suggestions).toMatchObject([
      {
        listingId: productId(2),
        ground: 'mark',
        reasons: [{ message: { id: 'suggestion.lift.noSeason' } }, {}, {}, {}, {}, {}],
      },
    ]);
  });

  it('is compared by a job in a store of many orders, once for a day, its orders and its marks', async () => {
    await openStore();
    const atOnce = await suggestListings(ports, store, NOBODY);
    ports.promotionSales.hasMoreLinesThan = () => Promise.resolve(true);
    const isCompared = async () => {
      const view = await suggestListings(ports, store, NOBODY);
      if (view.isComparing) expect(view).toMatchObject({ suggestions: [], markdowns: [] });
      else expect(view).toEqual(atOnce);
      const asked = ports.queue.jobs.length;
      await runQueue(ports, ports.queue);
      return { compared: !view.isComparing, asked };
    };
    expect(await isCompared()).toEqual({ compared: false, asked: 1 });
    expect(await isCompared()).toEqual({ compared: true, asked: 0 });
    await ports.orders.saveHistory(store, { readUntil: START });
    expect(await isCompared()).toEqual({ compared: false, asked: 1 });
    expect(await isCompared()).toEqual({ compared: true, asked: 0 });
    await database.pool.query(
      `INSERT INTO listing_season (store, listing_id, season, audience, ends_on, state)
       VALUES ($1, $2, 'holidays', 'US', '2026-12-24', 'ready')`,
      [store, productId(1)],
    );
    expect(await isCompared()).toEqual({ compared: false, asked: 1 });
  });

  it('is asked for again where nothing is heard of its job', async () => {
    await openStore();
    ports.promotionSales.hasMoreLinesThan = () => Promise.resolve(true);
    const asked = async (afterMs: number) => {
      ports.clock.now = new Date(START.getTime() + afterMs);
      expect((await suggestListings(ports, store, NOBODY)).isComparing).toBe(true);
      return ports.queue.take().length;
    };
    expect(await asked(0)).toBe(1);
    expect(await asked(59_000)).toBe(0);
    expect(await asked(61_000)).toBe(1);
  });

  it('is nothing in a store of which nothing is known', async () => {
    expect(await suggestListings(ports, store, NOBODY)).toMatchObject({
      orders: { known: null, canCompare: false },
      suggestions: [],
      firstSync: 'notBegun',
    });
  });
});

describe('how a promotion went', () => {
  const plan: PromotionPlan = {
    name: 'Autumn boards',
    audiences: ['US'],
    reach: 'allBuyers',
    selection: { kind: 'listings', listingIds: [productId(1), productId(2)] },
    discount: { kind: 'percentage', percent: 20 },
    trigger: { kind: 'automatic' },
    // Whole days in Toronto, before the clocks change.
    startsAt: '2026-10-05T04:00:00Z',
    endsAt: '2026-10-15T04:00:00Z',
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
  };

  async function promote(change: Partial<PromotionPlan> = {}): Promise<string> {
    const event = { at: START, by: null, kind: 'planned' as const, data: {} };
    const own = { ...plan, ...change };
    const { id, revision } = await ports.promotions.createDraft(store, own, event);
    const scheduled = { state: 'scheduled' as const, scheduledPlan: own };
    await ports.promotions.change(store, id, revision, scheduled, START);
    return id;
  }

  it('is measured against the weeks before, last year, and the other listings', async () => {
    await openStore();
    orders = [];
    for (let day = '2026-10-05'; day <= '2026-10-14'; day = addDays(day, 1)) {
      orders.push({
        id: `gid://shopify/Order/9${day}`,
        name: `#9${day}`,
        day,
        country: 'US',
        province: null,
        paidShipment: true,
        fulfilledOn: null,
        lines: [
          {
            listingId: productId(2),
            variantId: 'gid://shopify/ProductVariant/2',
            units: 4,
            returnedUnits: 1,
            returnReasons: { unknown: 1 },
            revenue: 96,
          },
        ],
      });
    }
    await ports.orders.save(store, orders);
    const view = await showResults(ports, store, await promote());
    expect(view).toMatchObject({
      name: 'Autumn boards',
      phase: 'ended',
      planned: { first: '2026-10-05', last: '2026-10-14' },
      measured: { currency: 'USD', listingCount: 2 },
    });
    const { results, listings, lessons } = view?.measured ?? {};
    // Ten days at five units of the one, and one unit of the other a week.
    expect(results?.during).toEqual({
      units: 51,
      returnedUnits: 10,
      revenue: 1050,
      revenueUnits: 51,
    });
    expect(results?.before?.sums.units).toBe(11);
    expect(results?.before?.ratio).toBeCloseTo(51 / 11, 9);
    expect(results?.effect?.lift?.lower).toBeGreaterThan(1.5);
    expect(listings?.map(({ listingId, during }) => [listingId, during.units])).toEqual([
      [productId(2), 50],
      [productId(1), 1],
    ]);
    expect(listings?.[0]).toMatchObject({
      beforeUnits: 10,
      lastYearUnits: 10,
      marginPercent: null,
    });
    expect(listings?.[1]?.lift).toBeNull();
    expect(lessons?.map(({ id }) => id)).toEqual([
      'promotionResults.lesson.rose',
      'promotionResults.lesson.by.lastYear',
      'promotionResults.lesson.best',
      'promotionResults.lesson.returnsUp',
    ]);
  });

  it('is exported with the figures of its page, a line each, and none of what has not begun', async () => {
    await openStore();
    const markets = { name: '=Canada', reach: 'markets' as const, audiences: ['CA' as const] };
    const ids = [await promote(), await promote(markets)];
    const ahead = { startsAt: '2026-12-05T05:00:00Z', endsAt: '2026-12-15T05:00:00Z' };
    await promote({ ...ahead, name: 'To come' });
    const views = await Promise.all(ids.map((id) => showResults(ports, store, id)));
    for (const format of ['csv', 'xlsx'] as const) {
      const bytes = await collect(exportResults(ports, store, { format, say }));
      const { rows } = await linesOf(write(`results.${format}`, Buffer.concat(bytes)));
      expect(rows.map(({ promotion }) => promotion).toSorted()).toEqual([
        '=Canada',
        'Autumn boards',
      ]);
      const whole = rows.find(({ promotion }) => promotion === 'Autumn boards');
      const { during, before, effect } = views[0]?.measured?.results ?? {};
      expect(whole).toMatchObject({
        phase: 'Ended',
        first_day: '2026-10-05',
        last_day: '2026-10-14',
        countries: '',
        units: String(during?.units),
        units_returned: String(during?.returnedUnits),
        revenue: String(during?.revenue),
        currency: 'USD',
        units_before: String(before?.sums.units),
        days_before_from: before?.range.first,
        days_before_to: before?.range.last,
        note: '',
      });
      expect(Number(whole?.times_as_much)).toBeCloseTo(effect?.lift?.ratio ?? Number.NaN, 9);
      const ofCanada = rows.find(({ promotion }) => promotion?.includes('Canada'));
      expect(ofCanada).toMatchObject({
        countries: 'CA',
        units: String(views[1]?.measured?.results.during.units),
      });
    }
  });

  it('counts the buyers of its own market alone', async () => {
    await openStore();
    const change = { reach: 'markets' as const, audiences: ['CA' as const] };
    const view = await showResults(ports, store, await promote(change));
    expect(view?.counts).toEqual({ countries: ['CA'], beside: [], byCollections: null });
    const all = await showResults(ports, store, await promote());
    expect(all?.counts.countries).toBeNull();
    expect(view?.measured?.results.during.units).toBeLessThan(
      all?.measured?.results.during.units ?? 0,
    );
    // The other one is on the same listings.
    expect(all?.measured?.results.periods.noBefore).toBeNull();
  });

  it('with a code counts the orders that used it, in its own market, and says where that is not known', async () => {
    await openStore();
    const code = 'BOARDS20';
    const change = {
      trigger: { kind: 'code' as const, code },
      reach: 'markets' as const,
      audiences: ['US' as const],
    };
    const id = await promote(change);
    const order = (number: number, country: string, codes?: string[]): OrderCounts => ({
      id: `gid://shopify/Order/8000${number}`,
      name: `#8000${number}`,
      day: '2026-10-06',
      country,
      province: null,
      paidShipment: true,
      fulfilledOn: null,
      ...(codes && { codes }),
      lines: [
        {
          listingId: productId(2),
          variantId: 'gid://shopify/ProductVariant/2',
          units: 2,
          returnedUnits: 0,
          returnReasons: {},
          revenue: 40,
        },
      ],
    });
    // What the store sold otherwise was read before codes were kept.
    const unknown = await showResults(ports, store, id);
    expect(unknown?.measured?.withCode).toEqual({ code, sums: null, orders: 0 });

    await database.pool.query(`UPDATE shop_order SET promotion_codes = '{}' WHERE store = $1`, [
      store,
    ]);
    await ports.orders.save(store, [
      order(1, 'US', ['boards20', 'anna-thanks-10']),
      order(2, 'US', ['boards20']),
      order(3, 'US', ['welcome10']),
      order(4, 'US', []),
      // Canadians cannot use it: somebody in the US sent it there.
      order(5, 'CA', ['boards20']),
    ]);
    const { withCode, listings, results } = (await showResults(ports, store, id))?.measured ?? {};
    expect(withCode).toEqual({
      code,
      orders: 2,
      sums: { units: 4, returnedUnits: 0, revenue: 80, revenueUnits: 4 },
    });
    expect(listings?.find(({ listingId }) => listingId === productId(2))).toMatchObject({
      withCode: { units: 4 },
    });
    expect(results?.during.units).toBeGreaterThan(8);
    // Of codes that are none of the app's promotions, which may be one person's, nothing is kept.
    const { rows } = await database.pool.query<{ kept: string[] }>(
      `SELECT promotion_codes AS kept FROM shop_order WHERE store = $1 AND name LIKE '#8000%' ORDER BY name`,
      [store],
    );
    expect(rows.map(({ kept }) => kept)).toEqual([
      ['boards20'],
      ['boards20'],
      [],
      [],
      ['boards20'],
    ]);
    // One more that nobody knows of, such as one from a file.
    await ports.orders.save(store, [order(6, 'US')]);
    expect((await showResults(ports, store, id))?.measured?.withCode?.sums).toBeNull();
  });

  it('counts whoever was in its collections while it lasted, not who is in them now', async () => {
    await openStore();
    const collectionIds = ['gid://shopify/Collection/1'];
    const change = { selection: { kind: 'collections' as const, collectionIds } };
    const look = (ids: number[], day: string) =>
      ports.collectionMembers.save(
        store,
        'gid://shopify/Collection/1',
        ids.map(productId),
        new Date(day),
      );
    const results = async (id: string) => {
      await showResults(ports, store, id);
      await runQueue(ports, ports.queue);
      const view = await showResults(ports, store, id);
      const { counts, measured } = view ?? {};
      return [counts?.byCollections, measured?.listings.map(({ listingId }) => listingId).sort()];
    };
    // Nobody has looked yet: Shopify says who is in now.
    expect(await results(await promote(change))).toEqual([{ known: 'today' }, []]);
    await look([1, 2], '2026-10-01T12:00:00Z');
    await look([2], '2026-10-08T12:00:00Z');
    await look([3], '2026-10-20T12:00:00Z');
    const seen = [productId(1), productId(2)];
    expect(await results(await promote(change))).toEqual([{ known: 'seen' }, seen]);
    const earlier = { ...change, startsAt: '2026-09-20T04:00:00Z' };
    expect(await results(await promote(earlier))).toEqual([
      { known: 'seenSince', day: '2026-10-01' },
      seen,
    ]);
  });

  it('counts what was earned after cost where it is known', async () => {
    await openStore();
    const id = await promote({ selection: { kind: 'listings', listingIds: [productId(1)] } });
    const { measured } = (await showResults(ports, store, id)) ?? {};
    expect(measured?.marginPercent).toBeCloseTo((20 / 30) * 100, 6);
  });

  it.each<[string, Partial<PromotionPlan>, string]>([
    [
      'has not begun',
      { startsAt: '2026-12-01T05:00:00Z', endsAt: '2026-12-05T05:00:00Z' },
      'scheduled',
    ],
    [
      'lies before the first order',
      { startsAt: '2024-01-01T05:00:00Z', endsAt: '2024-01-05T05:00:00Z' },
      'ended',
    ],
  ])('is not measured where it %s', async (_why, dates, phase) => {
    await openStore();
    expect(await showResults(ports, store, await promote(dates))).toMatchObject({
      phase,
      measured: null,
    });
  });

  it('ends where it was cancelled, and never began where that was before', async () => {
    await openStore();
    const cancel = async (at: string) => {
      const id = await promote();
      const { revision } = (await ports.promotions.find(store, id)) ?? { revision: 0 };
      const event = { at: new Date(at), by: null, kind: 'cancelled' as const, data: {} };
      await ports.promotions.change(store, id, revision, { state: 'cancelled', event }, START);
      return showResults(ports, store, id);
    };
    const early = await cancel('2026-10-07T15:00:00Z');
    expect(early?.measured?.results.periods.during).toEqual({
      first: '2026-10-05',
      last: '2026-10-07',
    });
    expect((await cancel('2026-10-05T03:00:00Z'))?.measured).toBeNull();
  });

  it('is measured by a job where many listings were promoted, and is the same', async () => {
    await openStore();
    const known = [productId(1), productId(2), productId(3)];
    const few = await promote({ selection: { kind: 'listings', listingIds: known } });
    const many = [...known, ...Array.from({ length: 250 }, gone)];
    const id = await promote({ selection: { kind: 'listings', listingIds: many } });
    const show = () => showResults(ports, store, id);
    const version = await ports.stores.version(store);
    expect(await show()).toMatchObject({ measured: null, isMeasuring: true });
    expect(await show()).toMatchObject({ measured: null, isMeasuring: true });
    // Asked for once.
    expect(ports.queue.jobs).toHaveLength(1);
    await runQueue(ports, ports.queue);
    // So that open pages look again.
    expect(await ports.stores.version(store)).not.toBe(version);
    const shown = await show();
    expect(shown?.isMeasuring).toBe(false);
    const atOnce = (await showResults(ports, store, few))?.measured;
    expect(shown?.measured).toEqual({ ...atOnce, measuredAt: START.toISOString() });
  });

  it('is measured anew after an hour, and when orders were read or the promotion changed', async () => {
    await openStore();
    const id = await promote({
      selection: { kind: 'listings', listingIds: Array.from({ length: 251 }, gone) },
    });
    const isMeasured = async () => {
      const { measured } = (await showResults(ports, store, id)) ?? {};
      await runQueue(ports, ports.queue);
      return measured !== null;
    };
    expect(await isMeasured()).toBe(false);
    expect(await isMeasured()).toBe(true);
    ports.clock.now = new Date(START.getTime() + 3_600_000);
    expect(await isMeasured()).toBe(false);
    expect(await isMeasured()).toBe(true);
    await ports.orders.saveHistory(store, { readUntil: ports.clock.now });
    expect(await isMeasured()).toBe(false);
    expect(await isMeasured()).toBe(true);
    const { revision = 0 } = (await ports.promotions.find(store, id)) ?? {};
    await ports.promotions.change(store, id, revision, { failure: null, overrides: [] }, START);
    expect(await isMeasured()).toBe(false);
  });

  it('is not there for another store, nor for a draft', async () => {
    await openStore();
    const id = await promote();
    expect(await showResults(ports, uniqueStore('other'), id)).toBeNull();
    const event = { at: START, by: null, kind: 'planned' as const, data: {} };
    const draft = await ports.promotions.createDraft(store, plan, event);
    expect(await showResults(ports, store, draft.id)).toMatchObject({
      phase: 'draft',
      measured: null,
    });
  });
});
