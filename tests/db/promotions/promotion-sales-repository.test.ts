import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import { liftPeriods } from '~/core/promotions/lift-periods';
import { createRepositories } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';
import { listing } from '../support/samples';

const database = await testDatabase();
const { stores, listings, orders, promotionSales } = createRepositories(database);
const AT = new Date('2026-11-01T00:00:00Z');
const { weeks } = liftPeriods({
  season: 'holidays',
  audience: 'QC',
  since: '2025-05-01',
  until: '2026-10-31',
});
let store: string;
let orderNumber = 0;

type Line = OrderCounts['lines'][number];

function line(number: number, units: number, change: Partial<Line> = {}): Line {
  return {
    listingId: listing(number).id,
    variantId: `gid://shopify/ProductVariant/${number}-a`,
    units,
    returnedUnits: 0,
    returnReasons: {},
    revenue: units * 20,
    ...change,
  };
}

function order(
  day: string,
  lines: Line[],
  [country, province]: [string, string] = ['CA', 'QC'],
): OrderCounts {
  orderNumber += 1;
  return {
    id: `gid://shopify/Order/${orderNumber}`,
    name: `#${orderNumber}`,
    day,
    country,
    province,
    paidShipment: true,
    fulfilledOn: null,
    lines,
  };
}

const compare = (audience: 'US' | 'CA' | 'QC') =>
  promotionSales.compareSeason(store, { season: 'holidays', audience, weeks });

async function mark(number: number, audience: 'US' | 'CA' | 'QC'): Promise<void> {
  await database.pool.query(
    `INSERT INTO listing_season (store, listing_id, season, audience, ends_on, state)
     VALUES ($1, $2, 'holidays', $3, '2026-12-31', 'ready')`,
    [store, listing(number).id, audience],
  );
}

beforeEach(async () => {
  store = uniqueStore();
  await stores.install(store, AT);
  const all = [
    listing(1, { category: { id: 'tg', name: 'Toys', fullName: 'Toys & Games > Toys' } }),
    listing(2),
    listing(3, { status: 'DRAFT' }),
    listing(4),
  ];
  await listings.save(store, all, { readAt: AT });
});

describe('a season’s sales', () => {
  beforeEach(async () => {
    await orders.save(store, [
      order('2025-11-01', [line(1, 3)]),
      // The same week: its square is of the sum.
      order('2025-11-07', [line(1, 4), line(2, 1)], ['US', 'NY']),
      order('2025-11-08', [line(1, 2)], ['CA', 'ON']),
      order('2026-02-10', [line(2, 5), line(3, 2)]),
      // Neither in the season nor within half a year of it.
      order('2026-08-01', [line(1, 100)]),
    ]);
  });

  it('are sums of what sold in each period, with the squares of its weeks', async () => {
    const { listings: rows } = await compare('CA');
    expect(rows.find(({ listingId }) => listingId === listing(1).id)).toEqual({
      listingId: listing(1).id,
      category: 'Toys & Games > Toys',
      isMarked: false,
      audience: {
        season: { units: 5, squares: 3 ** 2 / 7 + 2 ** 2 / 7, lineSquares: 3 ** 2 + 2 ** 2 },
        other: { units: 0, squares: 0, lineSquares: 0 },
      },
      allBuyers: {
        season: {
          units: 9,
          squares: 7 ** 2 / 7 + 2 ** 2 / 7,
          lineSquares: 3 ** 2 + 4 ** 2 + 2 ** 2,
        },
        other: { units: 0, squares: 0, lineSquares: 0 },
      },
    });
  });

  it.each([
    ['US', 4],
    ['CA', 5],
    ['QC', 3],
  ] as const)('to %s are %i units of the first listing', async (audience, units) => {
    const { listings: rows } = await compare(audience);
    const row = rows.find(({ listingId }) => listingId === listing(1).id);
    expect(row?.audience.season.units).toBe(units);
  });

  it('are those of listings that can be bought, of their categories, and of the whole store', async () => {
    const found = await compare('QC');
    expect(found.listings.map(({ listingId }) => listingId).sort()).toEqual([
      listing(1).id,
      listing(2).id,
    ]);
    expect([...found.categories.keys()].sort()).toEqual(['Syrup', 'Toys & Games > Toys']);
    expect(found.categories.get('Syrup')?.allBuyers.other.units).toBe(7);
    // A draft was on sale once: it belongs to what the store sold.
    expect(found.store.allBuyers).toMatchObject({ season: { units: 10 }, other: { units: 7 } });
    expect(found.store.allBuyers.season.squares).toBeCloseTo((8 ** 2 + 2 ** 2) / 7, 9);
  });

  it('come with what is marked for the season, sold or not', async () => {
    await mark(4, 'QC');
    const marked = await compare('QC');
    expect(marked.listings.find(({ isMarked }) => isMarked)).toMatchObject({
      listingId: listing(4).id,
      allBuyers: { season: { units: 0 }, other: { units: 0 } },
    });
    const unknown = await promotionSales.compareSeason(store, {
      season: 'holidays',
      audience: 'QC',
      weeks: [],
    });
    expect(unknown.listings.map(({ listingId }) => listingId)).toEqual([listing(4).id]);
    expect((await compare('US')).listings.some(({ isMarked }) => isMarked)).toBe(false);
  });

  describe('with lines of which nobody knows whose they are', () => {
    const unassigned = async (day: string, listingIds: string[], buyers?: [string, string]) =>
      orders.saveImported(store, [
        {
          ...order(day, [], buyers),
          id: null,
          unassigned: [{ listingIds, units: 6, returnedUnits: 0, revenue: null }],
        },
      ]);
    const idsOf = (found: { listingId: string }[]) => found.map(({ listingId }) => listingId);

    it('count them for the store, to whom they were sold, and leave listings unknown', async () => {
      await mark(1, 'QC');
      await unassigned('2026-02-11', [listing(1).id, listing(4).id]);
      const found = await compare('QC');
      expect(idsOf(found.listings)).toEqual([listing(2).id]);
      expect(found.unknown).toEqual([
        { listingId: listing(1).id, category: 'Toys & Games > Toys', isMarked: true },
      ]);
      expect([...found.categories.keys()]).toEqual(['Syrup']);
      expect(found.store.allBuyers).toMatchObject({ season: { units: 10 }, other: { units: 13 } });
      expect(found.store.audience.other.units).toBe(13);
      expect((await compare('US')).store.audience.other.units).toBe(0);
    });

    it('know listings that had sold before what no listing’s SKU names', async () => {
      await mark(4, 'US');
      await unassigned('2025-11-10', [], ['US', 'NY']);
      const found = await compare('US');
      expect(idsOf(found.listings)).toEqual([listing(1).id, listing(2).id]);
      expect(idsOf(found.unknown)).toEqual([listing(4).id]);
      // The draft had sold nothing by then.
      expect(found.categories.get('Syrup')?.allBuyers.other.units).toBe(5);
      expect(found.store.audience.season.units).toBe(11);
    });

    it('are as without where they are of days that are not compared', async () => {
      const before = await compare('QC');
      await unassigned('2026-08-02', [listing(1).id, listing(2).id]);
      expect(await compare('QC')).toEqual(before);
    });
  });

  it('are nothing in a store without orders', async () => {
    store = uniqueStore();
    await stores.install(store, AT);
    const { listings: rows, categories, store: together } = await compare('US');
    expect([rows, [...categories]]).toEqual([[], []]);
    expect(together.allBuyers.season.units).toBe(0);
  });
});

describe('a promotion’s sales', () => {
  const range = { first: '2026-06-01', last: '2026-06-10' };
  const ids = [listing(1).id, listing(2).id];

  beforeEach(async () => {
    await orders.saveHistory(store, { since: '2026-01-01', until: '2026-10-31' });
    await orders.save(store, [
      order('2026-06-01', [line(1, 4, { returnedUnits: 1, revenue: 60 }), line(4, 9)]),
      order('2026-06-01', [line(2, 1, { revenue: null })]),
      order('2026-06-10', [line(1, 2, { variantId: null })]),
      order('2026-06-11', [line(1, 50)]),
    ]);
  });

  it('are sums by day; what came back takes its part of the revenue with it', async () => {
    expect(
      await promotionSales.daySums(store, range, { listingIds: ids, countries: null }),
    ).toEqual([
      { day: '2026-06-01', units: 5, returnedUnits: 1, revenue: 45, revenueUnits: 4 },
      { day: '2026-06-10', units: 2, returnedUnits: 0, revenue: 40, revenueUnits: 2 },
    ]);
    const [first] = await promotionSales.storeDaySums(store, range, { countries: null });
    expect(first?.units).toBe(14);
    expect(await promotionSales.daySums(store, range, { listingIds: [], countries: null })).toEqual(
      [],
    );
  });

  it('are units by listing, and sums by variant', async () => {
    expect([
      ...(await promotionSales.unitsOf(store, range, { listingIds: ids, countries: null })),
    ]).toEqual([
      [listing(1).id, 6],
      [listing(2).id, 1],
    ]);
    expect(
      await promotionSales.variantSales(store, range, {
        listingIds: [listing(1).id],
        countries: null,
      }),
    ).toEqual([
      {
        listingId: listing(1).id,
        variantId: 'gid://shopify/ProductVariant/1-a',
        sums: { units: 4, returnedUnits: 1, revenue: 45, revenueUnits: 4 },
      },
      {
        listingId: listing(1).id,
        variantId: null,
        sums: { units: 2, returnedUnits: 0, revenue: 40, revenueUnits: 2 },
      },
    ]);
  });

  it('are counted no further than is asked', async () => {
    expect(await promotionSales.hasMoreLinesThan(store, 0)).toBe(true);
    expect(await promotionSales.hasMoreLinesThan(store, 10_000)).toBe(false);
  });

  it('are of listings whose title, variants, stock and cost are known', async () => {
    const [stored] = await listings.findMany(store, [listing(1).id]);
    const { id, title, status, variants } = stored?.listing ?? {};
    expect(await promotionSales.waresOf(store, [listing(1).id, 'gid://shopify/Product/0'])).toEqual(
      [{ id, title, status, variants }],
    );
  });

  it('are those of orders as last read', async () => {
    const again = order('2026-06-01', [line(2, 3)]);
    await orders.save(store, [again]);
    await orders.save(store, [{ ...again, lines: [line(2, 1, { revenue: 12.34 })] }]);
    expect(
      await promotionSales.variantSales(store, range, {
        listingIds: [listing(2).id],
        countries: null,
      }),
    ).toMatchObject([{ sums: { units: 2, revenue: 12.34, revenueUnits: 1 } }]);
  });

  it('of the whole store follow orders that are read again, moved, imported or cancelled', async () => {
    const days = () => promotionSales.storeDaySums(store, range, { countries: null });
    const before = await days();
    const again = order('2026-06-02', [line(2, 3, { returnedUnits: 1 })]);
    await orders.save(store, [again]);
    await orders.saveImported(store, [{ ...again, id: null }, order('2026-06-03', [line(1, 1)])]);
    expect(await days()).toMatchObject([
      { day: '2026-06-01', units: 14 },
      { day: '2026-06-02', units: 3, returnedUnits: 1, revenue: 40 },
      { day: '2026-06-03', units: 1 },
      { day: '2026-06-10', units: 2 },
    ]);
    const moved = { ...again, day: '2026-06-04', province: null, lines: [line(2, 2)] };
    await orders.save(store, [moved]);
    expect(await days()).toMatchObject([
      { day: '2026-06-01' },
      { day: '2026-06-03', units: 1 },
      { day: '2026-06-04', units: 2, returnedUnits: 0, revenue: 40 },
      { day: '2026-06-10' },
    ]);
    await orders.save(store, [{ ...moved, lines: [] }]);
    expect((await days()).filter(({ day }) => day !== '2026-06-03')).toEqual(before);
  });
});
