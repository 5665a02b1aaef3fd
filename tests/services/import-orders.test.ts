import { expect, it } from 'vitest';
import { importOrders, type ImportedOrder } from '~/services/import-orders';
import { testDatabase, uniqueStore } from '../support/database';
import { product, productId } from './support/listings';
import { START, testPorts } from './support/ports';
import { ScriptedShopify } from './support/scripted-shopify';

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
    lines: [{ sku, units: 2, returnedUnits: 0, returnReasons: {} }],
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
  await importOrders(ports, store, stream(file));
  expect(await importOrders(ports, store, stream(file))).toEqual({
    orders: 3,
    alreadyRead: 0,
    linesWithoutListing: 1,
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
  const result = await importOrders(
    ports,
    store,
    stream([order(1, '2026-01-01'), order(2, '2026-05-05')]),
  );
  expect(result).toMatchObject({ since: '2026-09-24', leavesGap: true });
});
