import { beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '~/core/days/store-day';
import type { OrderCounts, UnassignedLine } from '~/core/orders/order-counts';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { bind } from '~/services/bind';
import { promotionVerbs, suggestionVerbs } from '~/services/promotions/verbs';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const NOW = new Date('2027-09-02T15:00:00Z');
const KNOWN = { since: '2026-01-01', until: '2027-09-01' };
const A_DAY = 20;
/** 15 to 21 August in Toronto; the same days of last year are 16 to 22 August. */
const PLAN: PromotionPlan = {
  name: 'August',
  audiences: ['US'],
  reach: 'allBuyers',
  selection: { kind: 'listings', listingIds: [productId(1)] },
  discount: { kind: 'percentage', percent: 20 },
  trigger: { kind: 'automatic' },
  startsAt: '2027-08-15T04:00:00Z',
  endsAt: '2027-08-22T04:00:00Z',
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
  target: { kind: 'units', units: 100 },
};

let ports: TestPorts;
let store: string;

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  ports.clock.now = NOW;
  store = uniqueStore('unassigned');
  await ports.stores.install(store, NOW);
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US'],
    timeZone: 'America/Toronto',
  });
  await ports.listings.save(store, [product(1), product(2)], { readAt: NOW });
});

function order(number: number, day: string, change: Partial<OrderCounts>): OrderCounts {
  return {
    id: null,
    name: `#${number}-${day}`,
    day,
    country: 'US',
    province: null,
    paidShipment: true,
    fulfilledOn: null,
    lines: [],
    ...change,
  };
}

const sold = (number: number) => ({
  listingId: productId(number),
  variantId: `gid://shopify/ProductVariant/${number}`,
  units: A_DAY,
  returnedUnits: 0,
  returnReasons: {},
  revenue: A_DAY * 30,
});

/** Both listings sell the same on every day; of these days nobody knows whose the first one's line is. */
async function sell(unassignedDays: readonly string[], listingIds: string[]): Promise<void> {
  const line: UnassignedLine = {
    listingIds,
    units: A_DAY,
    returnedUnits: 0,
    revenue: A_DAY * 30,
  };
  const orders: OrderCounts[] = [];
  for (let day = KNOWN.since; day <= KNOWN.until; day = addDays(day, 1)) {
    const isUnassigned = unassignedDays.includes(day);
    orders.push(
      order(1, day, isUnassigned ? { unassigned: [line] } : { lines: [sold(1)] }),
      order(2, day, { lines: [sold(2)] }),
    );
  }
  await ports.orders.saveImported(store, orders);
  await ports.orders.saveHistory(store, KNOWN);
}

function days(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

async function promote(): Promise<string> {
  const event = { at: NOW, by: null, kind: 'planned' as const, data: {} };
  const { id, revision } = await ports.promotions.createDraft(store, PLAN, event);
  const scheduled = { state: 'scheduled' as const, scheduledPlan: PLAN };
  await ports.promotions.change(store, id, revision, scheduled, NOW);
  return id;
}

const resultsOf = async (id: string) => bind(ports, suggestionVerbs).showResults(store, id);
const both = [productId(1), productId(2)];

describe('sales of lines of which nobody knows whose they are', () => {
  it.each([
    ['four of last year’s seven days', 4],
    ['all of last year’s days', 7],
  ])('are not known as none, nor as another listing’s: %s', async (_what, count) => {
    await sell(days('2026-08-16', count), both);
    const view = await resultsOf(await promote());
    const { results, lessons, listings, knownSince } = view?.measured ?? {};
    expect(knownSince).toBe(addDays('2026-08-16', count));
    expect(results?.during.units).toBe(7 * A_DAY);
    expect(results?.lastYear).toBeNull();
    expect(results?.before).toMatchObject({ ratio: 1, othersRatio: 1 });
    expect(results?.effect).toMatchObject({ byLastYear: false });
    expect(results?.effect?.lift?.ratio).toBeCloseTo(1, 1);
    expect(lessons?.map(({ id }) => id)).not.toContain('promotionResults.lesson.rose');
    expect(listings).toMatchObject([{ beforeUnits: 7 * A_DAY, lastYearUnits: null }]);
  });

  it('are last year’s where they are on other days, and another year’s is compared', async () => {
    await sell(days('2026-02-01', 3), both);
    const { results, listings } = (await resultsOf(await promote()))?.measured ?? {};
    expect(results?.lastYear).toMatchObject({ sums: { units: 7 * A_DAY }, ratio: 1 });
    expect(results?.effect).toMatchObject({ byLastYear: true });
    expect(listings).toMatchObject([{ lastYearUnits: 7 * A_DAY }]);
  });

  it('leave nothing to measure where they are of the promotion’s own days, and no target', async () => {
    const id = await promote();
    await sell(days('2027-08-17', 1), both);
    const standing = async () => {
      const { rows } = await bind(ports, promotionVerbs).list(store, { tab: 'all', after: null });
      return rows.find((row) => row.id === id)?.target?.standing;
    };
    expect(await resultsOf(id)).toMatchObject({
      measured: null,
      isMeasuring: false,
      isUnassigned: true,
    });
    expect(await standing()).toEqual({ kind: 'notKnown' });
    // The listing had its SKU already when the lines were sold that no listing's SKU names: they are of another.
    await sell(days('2027-08-17', 1), []);
    expect(await resultsOf(id)).toMatchObject({
      isUnassigned: false,
      measured: { results: { during: { units: 6 * A_DAY } } },
    });
    expect(await standing()).toMatchObject({ kind: 'known', reached: 6 * A_DAY });
  });
});

it('of a store is every line, of a listing those that are known to be its own', async () => {
  await sell(days('2026-08-16', 2), both);
  const range = { first: '2026-08-16', last: '2026-08-18' };
  const what = { listingIds: both, countries: null };
  const { promotionSales: sales } = ports;
  expect(await sales.daySums(store, range, what)).toBeNull();
  expect(await sales.variantSales(store, range, what)).toBeNull();
  expect(await sales.codeSales(store, range, { ...what, codes: ['x'] })).toBeNull();
  expect([...(await sales.unitsOf(store, range, what))]).toEqual([]);
  const inStore = await sales.storeDaySums(store, range, what);
  expect(inStore.map(({ units }) => units)).toEqual([2 * A_DAY, 2 * A_DAY, 2 * A_DAY]);
  const after = { first: '2026-08-18', last: '2026-08-18' };
  expect([...(await sales.unitsOf(store, after, what))]).toEqual(both.map((id) => [id, A_DAY]));
  const before = { first: '2025-12-31', last: '2026-01-02' };
  expect(await sales.daySums(store, before, what)).toBeNull();
});
