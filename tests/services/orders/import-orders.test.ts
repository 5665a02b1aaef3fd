import { expect, it } from 'vitest';
import { importOrders } from '~/services/orders/import-orders';
import type { ImportedOrder } from '~/services/orders/ports';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();

function order(number: number, day: string, sku = 'BOARD-1'): ImportedOrder {
  return {
    id: null,
    name: `#${number}`,
    day,
    country: 'CA',
    province: 'QC',
    paidShipment: true,
    fulfilledOn: null,
    currency: 'CAD',
    lines: [{ sku, units: 2, returnedUnits: 0, returnReasons: {}, revenue: 39.98 }],
  };
}

async function* stream(orders: ImportedOrder[]): AsyncGenerator<ImportedOrder> {
  yield* orders;
}

async function storeKnownSince(since: string) {
  const ports = testPorts(database, new ScriptedShopify());
  const store = uniqueStore('import');
  await ports.stores.install(store, START);
  await ports.listings.save(store, [product(1)], { readAt: START });
  await ports.orders.saveHistory(store, { since, until: '2026-11-21' });
  return { ports, store };
}

it('extends the known period backwards, once however often the file comes', async () => {
  const { ports, store } = await storeKnownSince('2026-09-24');
  const file = [order(1, '2026-01-01'), order(2, '2026-05-05'), order(3, '2026-09-24', 'GONE')];
  expect(await importOrders(ports, store, () => stream(file))).toEqual({
    orders: 3,
    added: 3,
    alreadyKnown: 0,
    lines: 3,
    linesWithoutListing: 1,
    days: { first: '2026-01-01', last: '2026-09-24' },
    since: '2026-01-02',
    leavesGap: false,
  });
  expect(await importOrders(ports, store, () => stream(file))).toEqual({
    orders: 3,
    added: 0,
    alreadyKnown: 3,
    lines: 3,
    linesWithoutListing: 1,
    days: { first: '2026-01-01', last: '2026-09-24' },
    since: '2026-01-02',
    leavesGap: false,
  });
  const sales = await ports.orders.salesHistories(store, [productId(1)]);
  expect(sales?.get(productId(1))).toMatchObject({
    since: '2026-01-02',
    days: [{ day: '2026-05-05', units: 2 }],
  });
});

it('says where the file leaves a gap, and does not count across it', async () => {
  const { ports, store } = await storeKnownSince('2026-09-24');
  const result = await importOrders(ports, store, () =>
    stream([order(1, '2026-01-01'), order(2, '2026-05-05')]),
  );
  expect(result).toMatchObject({ since: '2026-09-24', leavesGap: true });
});

it('has all listings judged anew, also where an audit is under way', async () => {
  const { ports, store } = await storeKnownSince('2026-09-24');
  const before = await ports.stores.find(store);
  await importOrders(ports, store, () => stream([order(1, '2026-05-05')]));
  expect(await ports.runs.latest(store)).toMatchObject({ kind: 'audit' });
  const after = await ports.stores.find(store);
  expect(after!.settingsRevision).toBeGreaterThan(before!.settingsRevision);
});

it('stores nothing of a file that cannot be read to its end', async () => {
  const { ports, store } = await storeKnownSince('2026-09-24');
  async function* broken(): AsyncGenerator<ImportedOrder> {
    yield* Array.from({ length: 600 }, (_, index) => order(index + 1, '2026-05-05'));
    await Promise.reject(new Error('line 602'));
  }
  await expect(importOrders(ports, store, broken)).rejects.toThrow('line 602');
  expect(await ports.orders.firstDay(store)).toBeNull();
  expect(await ports.runs.latest(store)).toBeNull();
});
