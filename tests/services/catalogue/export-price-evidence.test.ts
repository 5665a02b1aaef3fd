import { beforeEach, expect, it } from 'vitest';
import { exportPriceEvidence } from '~/services/catalogue/export-price-evidence';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
let ports: TestPorts;
let store: string;

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  store = uniqueStore('evidence');
  await ports.stores.install(store, START);
  // Seen twice: a price that was looked at once held for no time that is known.
  const twoHoursBefore = new Date(START.getTime() - 7_200_000);
  for (const readAt of [twoHoursBefore, START]) {
    await ports.listings.save(store, [product(1)], { readAt });
  }
});

it('gives twelve months for both countries; days on which nobody looked stay unknown', async () => {
  const evidence = await exportPriceEvidence(ports, store, productId(1));
  const rows = await Array.fromAsync(evidence?.rows ?? []);
  const today = rows.filter(({ lastDay }) => lastDay === '2026-11-22');
  expect(today).toMatchObject([
    { country: 'CA', sku: 'BOARD-1', currency: 'CAD', price: 55, priceSource: 'observed' },
    { country: 'US', sku: 'BOARD-1', currency: 'USD', price: 40, priceSource: 'observed' },
  ]);
  const before = { price: null, priceSource: 'unknown', unitsSold: null, unitsSource: 'unknown' };
  expect(rows.filter(({ lastDay }) => lastDay < '2026-11-22')).toMatchObject([
    { firstDay: '2025-11-23', lastDay: '2026-11-21', ...before },
    { firstDay: '2025-11-23', lastDay: '2026-11-21', ...before },
  ]);
});

it('has nothing of a listing, or of a store, that is not there', async () => {
  expect(await exportPriceEvidence(ports, store, productId(9))).toBeNull();
  expect(await exportPriceEvidence(ports, uniqueStore(), productId(1))).toBeNull();
});
