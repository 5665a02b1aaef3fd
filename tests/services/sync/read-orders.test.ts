import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import { done } from '~/services/answer';
import { showHome } from '~/services/home/show-home';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { frenchOf, product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

function order(number: number, day: string, returnedUnits = 0): OrderCounts {
  return {
    id: `gid://shopify/Order/${number}`,
    name: `#${number}`,
    day,
    country: 'CA',
    province: 'ON',
    paidShipment: true,
    fulfilledOn: day,
    lines: [
      {
        listingId: productId(1),
        variantId: 'gid://shopify/ProductVariant/1',
        units: 1,
        returnedUnits,
        returnReasons: returnedUnits > 0 ? { defective: returnedUnits } : {},
        revenue: 20,
      },
    ],
  };
}

async function sync(daysLater = 0): Promise<void> {
  ports.clock.now = new Date(ports.clock.now.getTime() + daysLater * 86_400_000);
  expect(await startSync(ports, store)).toEqual(done());
  await runQueue(ports, ports.queue);
  expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', failure: null });
}

beforeEach(async () => {
  shopify = new ScriptedShopify();
  shopify.put(product(1, { french: frenchOf(1) }));
  shopify.orderAccess = 'recent';
  ports = testPorts(database, shopify);
  store = uniqueStore('orders');
  await ports.stores.install(store, START);
});

describe('the orders of a sync', () => {
  it('are those of 60 days at first, then those changed since', async () => {
    shopify.orders = [order(1, '2026-10-01', 1), order(2, '2026-11-20')];
    await sync();
    expect(shopify.orderWindows).toEqual([{ createdFrom: new Date('2026-09-23T12:00:00Z') }]);
    expect(await ports.orders.history(store)).toMatchObject({
      since: '2026-09-24',
      until: '2026-11-21',
      notice: null,
      returnBaseline: { meanShare: 1, products: 1 },
    });

    shopify.orders = [order(1, '2026-10-01', 0)];
    await sync(1);
    expect(shopify.orderWindows[1]).toEqual({ updatedFrom: new Date('2026-11-22T11:50:00Z') });
    const sales = await ports.orders.salesHistories(store, [productId(1)]);
    expect(sales?.get(productId(1))).toMatchObject({
      since: '2026-09-24',
      until: '2026-11-22',
      days: [
        { day: '2026-10-01', units: 1, returnedUnits: 0 },
        { day: '2026-11-20', units: 1 },
      ],
    });
  });

  it('are read anew where the last read is longer ago than Shopify looks back', async () => {
    await sync();
    await sync(70);
    expect(shopify.orderWindows[1]).toHaveProperty('createdFrom');
    expect(await ports.orders.history(store)).toMatchObject({ since: '2026-12-03' });
  });

  it('are read again once where codes were not read before, as far back as Shopify gives them', async () => {
    shopify.orders = [order(2, '2026-11-20')];
    await sync();
    await ports.orders.saveHistory(store, { codesRead: false });
    await sync(1);
    expect(shopify.orderWindows[1]).toEqual({ createdFrom: new Date('2026-09-24T12:00:00Z') });
    await sync(1);
    expect(shopify.orderWindows[2]).toEqual({ updatedFrom: new Date('2026-11-23T11:50:00Z') });
  });

  it('are those of all times once that is granted', async () => {
    await sync();
    shopify.orderAccess = 'all';
    shopify.orders = [order(1, '2024-01-05')];
    await sync(1);
    await sync(1);
    expect(shopify.orderWindows[1]).toEqual({});
    expect(shopify.orderWindows[2]).toHaveProperty('updatedFrom');
    expect(await ports.orders.history(store)).toMatchObject({ since: '2024-01-05' });
  });

  it('stay unknown where they may not be read, and the store is told', async () => {
    shopify.orderAccess = 'none';
    await sync();
    expect(await ports.orders.salesHistories(store, [productId(1)])).toBeNull();
    const home = await showHome(ports, store, { fixFirst: 3 });
    expect(home.orders).toEqual({
      since: null,
      until: null,
      isComplete: false,
      notice: 'orders.notice.access',
    });

    shopify.orderAccess = 'recent';
    // An export that was let begin and is denied while it runs does not say which access is missing; the pages do.
    for (const [denied, notice] of [
      ['access', 'orders.notice.access'],
      ['customerDataNotGranted', 'orders.notice.maker'],
      [null, null],
    ] as const) {
      shopify.orderExportFailures.push('ACCESS_DENIED');
      shopify.orderPagesDenied = denied;
      await sync(1);
      expect((await ports.orders.history(store)).notice).toBe(notice);
    }
  });

  it('are exported again where an export fails', async () => {
    shopify.orderExportFailures.push('INTERNAL_SERVER_ERROR');
    await sync();
    expect(shopify.orderWindows).toHaveLength(2);
    expect((await ports.orders.history(store)).until).toBe('2026-11-21');
  });
});

it('judges the store at the end of a sync, and follows what the merchant fixes', async () => {
  shopify.facts = { ...shopify.facts, policies: [] };
  await sync();
  const rules = async () =>
    (await showHome(ports, store, { fixFirst: 3 })).storeFindings.map(({ rule }) => rule);
  expect(await rules()).toContain('missing-return-policy');
  shopify.facts = {
    ...shopify.facts,
    policies: [{ type: 'REFUND_POLICY', bodyHtml: '<p>Thirty days.</p>', french: [] }],
  };
  await sync(1);
  expect(await rules()).not.toContain('missing-return-policy');
});
