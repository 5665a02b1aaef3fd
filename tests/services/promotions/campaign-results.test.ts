import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { bind } from '~/services/bind';
import { promotionVerbs, suggestionVerbs } from '~/services/promotions/verbs';
import { valueOf } from '../../support/answers';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
/** Three days after Black Friday. */
const NOW = new Date('2026-11-30T15:00:00Z');
const BY = 'gid://shopify/StaffMember/7';
const percent = (value: number) => ({ kind: 'percentage' as const, percent: value });

const BLACK_FRIDAY: PromotionPlan = {
  name: 'Black Friday 2026',
  frenchName: 'Vendredi fou 2026',
  audiences: ['US', 'CA'],
  reach: 'markets',
  selection: { kind: 'listings', listingIds: [productId(1)] },
  discount: percent(30),
  trigger: { kind: 'automatic' },
  own: { CA: { discount: percent(25) } },
  startsAt: '2026-11-27T05:00:00Z',
  endsAt: '2026-12-01T05:00:00Z',
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
  target: { kind: 'units', units: 20 },
};

let ports: TestPorts;
let store: string;

function order(number: number, country: string, change: Partial<OrderCounts> = {}): OrderCounts {
  return {
    id: `gid://shopify/Order/${number}`,
    name: `#${number}`,
    day: '2026-11-28',
    country,
    province: null,
    paidShipment: true,
    fulfilledOn: null,
    lines: [
      {
        listingId: productId(1),
        variantId: 'gid://shopify/ProductVariant/1',
        units: number,
        returnedUnits: 0,
        returnReasons: {},
        revenue: number * 20,
      },
    ],
    ...change,
  };
}

async function promote(change: Partial<PromotionPlan> = {}): Promise<string> {
  const plan = { ...BLACK_FRIDAY, ...change };
  const event = { at: NOW, by: null, kind: 'planned' as const, data: {} };
  const { id, revision } = await ports.promotions.createDraft(store, plan, event);
  const scheduled = { state: 'scheduled' as const, scheduledPlan: plan };
  await ports.promotions.change(store, id, revision, scheduled, NOW);
  return id;
}

const known = (since: string) =>
  ports.orders.saveHistory(store, { since, until: '2026-11-29', readUntil: NOW });
const listed = async (id: string) =>
  (await bind(ports, promotionVerbs).list(store, { tab: 'all', after: null })).rows.find(
    (row) => row.id === id,
  );

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  ports.clock.now = NOW;
  store = uniqueStore('campaign');
  await ports.stores.install(store, NOW);
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US', 'CA'],
    timeZone: 'America/Toronto',
  });
  await ports.listings.save(store, [product(1)], { readAt: NOW });
});

describe('a promotion with a discount for each market', () => {
  it('is measured as one, and by market', async () => {
    await known('2025-11-01');
    const id = await promote();
    await ports.orders.save(store, [order(3, 'US'), order(4, 'CA'), order(5, 'FR')]);
    const view = await bind(ports, suggestionVerbs).showResults(store, id);
    expect(view?.measured?.results.during.units).toBe(7);
    expect(view?.measured?.byBuyers).toMatchObject([
      { audiences: ['US'], discount: percent(30), countries: ['US'], sums: { units: 3 } },
      { audiences: ['CA'], discount: percent(25), countries: ['CA'], sums: { units: 4 } },
    ]);
  });

  it('does not tell Quebec from the rest of Canada by country, and does by code', async () => {
    await known('2025-11-01');
    const own = { CA: { discount: percent(25) }, QC: { discount: percent(20) } };
    const byCountry = await promote({ audiences: ['CA', 'QC'], own });
    const { showResults } = bind(ports, suggestionVerbs);
    const first = await showResults(store, byCountry);
    expect(first?.measured?.byBuyers.map(({ sums }) => sums)).toEqual([null, null]);
    const byCode = await promote({
      trigger: { kind: 'code', code: 'BF25' },
      audiences: ['CA', 'QC'],
      own: { QC: { discount: percent(20), code: 'VF20' } },
    });
    await ports.orders.save(store, [
      order(3, 'CA', { codes: ['bf25'] }),
      order(4, 'CA', { codes: ['vf20'] }),
      order(5, 'CA', { codes: [] }),
    ]);
    const second = await showResults(store, byCode);
    expect(second?.measured).toMatchObject({
      withCode: { code: 'BF25, VF20', orders: 2, sums: { units: 7 } },
      byBuyers: [
        { audiences: ['CA'], code: 'BF25', sums: { units: 3 } },
        { audiences: ['QC'], code: 'VF20', sums: { units: 4 } },
      ],
    });
  });
});

describe('a promotion beside others', () => {
  it('names those that the same sales may be owed to: same time, market and listings', async () => {
    await known('2025-11-01');
    const canada = { audiences: ['CA' as const], own: {} };
    const id = await promote({ ...canada, name: 'In Canada' });
    await promote({
      ...canada,
      name: 'Next one',
      startsAt: '2026-12-01T05:00:00Z',
      endsAt: '2026-12-08T05:00:00Z',
    });
    await promote({ ...canada, name: 'Also in Canada', selection: { kind: 'all' } });
    await promote({
      name: 'In both',
      startsAt: '2026-11-20T05:00:00Z',
      endsAt: '2026-11-27T06:00:00Z',
    });
    await promote({ audiences: ['US'], own: {}, name: 'In the States' });
    await promote({
      ...canada,
      name: 'Other listings',
      selection: { kind: 'listings', listingIds: [productId(2)] },
    });
    await promote({
      ...canada,
      name: 'Before',
      startsAt: '2026-11-20T05:00:00Z',
      endsAt: '2026-11-27T05:00:00Z',
    });
    const view = await bind(ports, suggestionVerbs).showResults(store, id);
    expect(view?.counts.beside).toEqual(['Also in Canada', 'In both']);
  });

  it('of sale prices counts their market, although the store has no discounts by market', async () => {
    await known('2025-11-01');
    await ports.promotions.saveMarketSupport(store, { supported: false, at: NOW });
    await ports.orders.save(store, [order(3, 'US'), order(4, 'CA')]);
    const plan = { audiences: ['CA' as const], own: {} };
    const { showResults } = bind(ports, suggestionVerbs);
    const ofKind = async (kind: 'salePrices' | 'discount') =>
      showResults(store, await promote({ ...plan, kind }));
    const sale = await ofKind('salePrices');
    expect(sale?.counts.countries).toEqual(['CA']);
    expect(sale?.measured?.results.during.units).toBe(4);
    expect((await ofKind('discount'))?.counts.countries).toBeNull();
  });
});

describe('a target', () => {
  it('stands where the orders of its buyers say, on its page and in the list', async () => {
    await known('2025-11-01');
    await ports.orders.save(store, [order(3, 'US'), order(4, 'CA'), order(5, 'FR')]);
    const id = await promote();
    const standing = { kind: 'known', reached: 7, isAtLeast: false, until: '2026-11-29' };
    expect(await listed(id)).toMatchObject({ target: { standing } });
    expect((await bind(ports, promotionVerbs).show(store, id))?.target).toEqual({
      target: BLACK_FRIDAY.target,
      standing,
    });
    const revenue = { kind: 'revenue' as const, revenue: { amount: 500, currency: 'USD' } };
    const inMoney = await promote({ target: revenue });
    expect((await listed(inMoney))?.target?.standing).toMatchObject({ reached: 140 });
  });

  it('is not known where orders are missing, and not begun before its start', async () => {
    const id = await promote();
    expect((await listed(id))?.target?.standing).toEqual({ kind: 'notKnown' });
    await known('2026-11-28');
    expect((await listed(id))?.target?.standing).toEqual({ kind: 'notKnown' });
    await known('2025-11-01');
    const ahead = await promote({
      startsAt: '2026-12-26T05:00:00Z',
      endsAt: '2027-01-01T05:00:00Z',
    });
    expect((await listed(ahead))?.target?.standing).toEqual({ kind: 'notBegun' });
    const collectionIds = ['gid://shopify/Collection/9'];
    const unseen = await promote({ selection: { kind: 'collections', collectionIds } });
    expect((await listed(unseen))?.target?.standing).toEqual({ kind: 'notKnown' });
    // Some orders were read before it was kept which codes they used.
    await ports.orders.save(store, [order(3, 'US')]);
    const code = await promote({ trigger: { kind: 'code', code: 'X' }, own: undefined });
    expect((await listed(code))?.target?.standing).toEqual({ kind: 'notKnown' });
  });
});

describe('a copy for the next time', () => {
  it.each([
    [{}, 'black-friday', '2027-11-26T00:00', 'Black Friday 2027'],
    [
      { startsAt: '2026-10-01T04:00:00Z', endsAt: '2026-10-04T04:00:00Z' },
      null,
      '2027-09-30T00:00',
      'Black Friday 2027',
    ],
  ])('of %o lies by %s, and says so', async (change, event, startsAt, name) => {
    const services = bind(ports, promotionVerbs);
    const id = await promote(change);
    const answer = await services.duplicate(store, {
      promotionId: id,
      name: 'x',
      kind: 'nextTime',
      by: BY,
    });
    const copy = await services.show(store, valueOf(answer).promotionId);
    expect(copy).toMatchObject({
      phase: 'draft',
      name,
      input: { startsAt, isByAudience: true, valueUS: '30', valueCA: '25', target: '20' },
      copied: { event },
    });
  });
});
