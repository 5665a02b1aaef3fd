import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import { createRepositories } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';
import { listing } from '../support/samples';

const database = await testDatabase();
const { stores, orders, promotionSales: sales } = createRepositories(database);
const [board, mug] = [listing(1).id, listing(2).id];
const variant = 'gid://shopify/ProductVariant/1';
let store: string;

function order(number: number, change: Partial<OrderCounts> = {}): OrderCounts {
  return {
    id: `gid://shopify/Order/${number}`,
    name: `#${number}`,
    day: '2026-11-01',
    country: 'CA',
    province: 'QC',
    paidShipment: true,
    fulfilledOn: null,
    lines: [sold(2)],
    ...change,
  };
}

function sold(units: number, reasons: Record<string, number> = {}): OrderCounts['lines'][number] {
  const returnedUnits = Object.values(reasons).reduce((sum, count) => sum + count, 0);
  return {
    listingId: board,
    variantId: variant,
    units,
    returnedUnits,
    returnReasons: reasons,
    revenue: units * 20,
  };
}

async function salesOf(listingId: string) {
  return (await orders.salesHistories(store, [board, mug]))?.get(listingId)?.days;
}

beforeEach(async () => {
  store = uniqueStore();
  await stores.install(store, new Date('2026-11-01T00:00:00Z'));
  await orders.saveHistory(store, { since: '2026-10-01', until: '2026-11-21' });
});

describe('daily sales', () => {
  it('are sums over orders by day, variant and country, with the reasons of what came back', async () => {
    await orders.save(store, [
      order(1, { lines: [sold(2, { 'size-too-small': 1 })] }),
      order(2, { lines: [sold(3, { 'size-too-small': 1, defective: 1 })] }),
      order(3, { country: 'US', province: 'NY' }),
    ]);
    expect(await salesOf(board)).toEqual([
      {
        day: '2026-11-01',
        variantId: variant,
        country: 'CA',
        units: 5,
        returnedUnits: 3,
        orders: 2,
        returnedOrders: 1 / 2 + 2 / 3,
        returnReasons: { 'size-too-small': 2, defective: 1 },
      },
      {
        day: '2026-11-01',
        variantId: variant,
        country: 'US',
        units: 2,
        returnedUnits: 0,
        orders: 1,
        returnedOrders: 0,
        returnReasons: {},
      },
    ]);
    expect(await salesOf(mug)).toEqual([]);
  });

  it('follow an order that is read again, and lose one that was cancelled', async () => {
    await orders.save(store, [order(1), order(2)]);
    await orders.save(store, [
      order(1, { lines: [sold(2, { defective: 2 })] }),
      order(2, { lines: [] }),
    ]);
    expect(await salesOf(board)).toMatchObject([{ units: 2, returnedUnits: 2 }]);
  });

  it('hold no day outside of the known period, and are unknown where no period is', async () => {
    await orders.save(store, [order(1, { day: '2026-09-30' }), order(2, { day: '2026-11-22' })]);
    expect(await salesOf(board)).toEqual([]);
    await orders.saveHistory(store, { since: null, until: null });
    expect(await orders.salesHistories(store, [board])).toBeNull();
  });
});

describe('imported orders', () => {
  it('count once, whether they are imported before or after they are read, or twice', async () => {
    const imported = (number: number) => order(number, { id: null, lines: [sold(7)] });
    await orders.save(store, [order(1)]);
    expect(await orders.saveImported(store, [imported(1), imported(2)])).toBe(1);
    expect(await orders.saveImported(store, [imported(2)])).toBe(1);
    expect(await salesOf(board)).toMatchObject([{ units: 9 }]);
    await orders.save(store, [order(2)]);
    expect(await salesOf(board)).toMatchObject([{ units: 4 }]);
  });

  it('leave listings unknown until the last line that may be theirs, and count for the store', async () => {
    const other = (listingIds: string[]) => ({
      listingIds,
      units: 4,
      returnedUnits: 1,
      revenue: 8,
    });
    const found = (number: number, day: string, unassigned: ReturnType<typeof other>[]) =>
      order(number, { id: null, day, lines: [], unassigned });
    await orders.saveImported(store, [
      found(1, '2026-10-05', [other([board, mug])]),
      found(2, '2026-10-09', [other([])]),
    ]);
    await orders.save(store, [order(3, { day: '2026-10-07' })]);
    const known = async () => [...(await orders.knownSince(store, [board, mug]))];
    expect(await known()).toEqual([
      [board, '2026-10-07'],
      [mug, '2026-10-10'],
    ]);
    const october = { first: '2026-10-01', last: '2026-10-09' };
    expect(await sales.storeDaySums(store, october, { countries: null })).toMatchObject([
      { day: '2026-10-05', units: 4, returnedUnits: 1, revenue: 6 },
      { day: '2026-10-07' },
      { day: '2026-10-09', units: 4 },
    ]);
    await orders.saveImported(store, [found(1, '2026-10-05', []), found(2, '2026-10-09', [])]);
    expect((await known()).map(([, since]) => since)).toEqual(['2026-10-01', '2026-10-01']);
    expect(await sales.storeDaySums(store, october, { countries: null })).toMatchObject([
      { day: '2026-10-07' },
    ]);
  });
});

it('counts paid shipments by day, destination and when they were fulfilled', async () => {
  await orders.save(store, [
    order(1, { fulfilledOn: '2026-11-03' }),
    order(2, { fulfilledOn: '2026-11-03' }),
    order(3),
    order(4, { paidShipment: false }),
    order(5, { day: '2026-10-02' }),
  ]);
  expect(await orders.handling(store, 30)).toEqual({
    since: '2026-10-23',
    until: '2026-11-21',
    days: [
      { day: '2026-11-01', country: 'CA', province: 'QC', orders: 2, fulfilledOn: '2026-11-03' },
      { day: '2026-11-01', country: 'CA', province: 'QC', orders: 1, fulfilledOn: null },
    ],
  });
});

it('sums units and returns of each listing over a period', async () => {
  await orders.save(store, [
    order(1, { lines: [sold(4, { defective: 1 }), { ...sold(2), listingId: mug }] }),
    order(2, { day: '2026-11-20' }),
  ]);
  expect(await orders.returnEvidence(store, { since: '2026-10-01', until: '2026-11-10' })).toEqual([
    { orders: 1, returnedOrders: 0.25 },
    { orders: 1, returnedOrders: 0 },
  ]);
});
