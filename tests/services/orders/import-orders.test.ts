import { expect, it } from 'vitest';
import { importOrders } from '~/services/orders/import-orders';
import { temporaryFiles } from '../../files/temporary-files';
import { valueOf } from '../../support/answers';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();

const write = temporaryFiles();

interface Row {
  number: number;
  day: string;
  sku?: string;
}

/** Shopify's order export, as a file on disk. */
function fileOf(rows: Row[], ...more: string[]): string {
  const header = 'Name,Created at,Lineitem quantity,Lineitem sku,Shipping Country,Financial Status';
  const lines = rows.map(({ number, day, sku = 'BOARD-1' }) => `#${number},${day},2,${sku},CA,paid`);
  return write('orders.csv', [header, ...lines, ...more].join('\n'));
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
  const file = fileOf([
    { number: 1, day: '2026-01-01' },
    { number: 2, day: '2026-05-05' },
    { number: 3, day: '2026-09-24', sku: 'GONE' },
  ]);
  expect(valueOf(await importOrders(ports, store, file))).toEqual({
    orders: 3,
    added: 3,
    savedAs: null,
    alreadyKnown: 0,
    lines: 3,
    linesWithoutListing: 1,
    days: { first: '2026-01-01', last: '2026-09-24' },
    since: '2026-01-02',
    leavesGap: false,
  });
  expect(valueOf(await importOrders(ports, store, file))).toEqual({
    orders: 3,
    added: 0,
    savedAs: null,
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
  const file = fileOf([
    { number: 1, day: '2026-01-01' },
    { number: 2, day: '2026-05-05' },
  ]);
  expect(valueOf(await importOrders(ports, store, file))).toMatchObject({
    since: '2026-09-24',
    leavesGap: true,
  });
});

it('has all listings judged anew, also where an audit is under way', async () => {
  const { ports, store } = await storeKnownSince('2026-09-24');
  const before = await ports.stores.find(store);
  await importOrders(ports, store, fileOf([{ number: 1, day: '2026-05-05' }]));
  expect(await ports.runs.latest(store)).toMatchObject({ kind: 'audit' });
  const after = await ports.stores.find(store);
  expect(after!.settingsRevision).toBeGreaterThan(before!.settingsRevision);
});

it('stores nothing of a file that cannot be read to its end', async () => {
  const { ports, store } = await storeKnownSince('2026-09-24');
  const rows = Array.from({ length: 600 }, (_, index) => ({ number: index, day: '2026-05-05' }));
  const answer = await importOrders(ports, store, fileOf(rows, '#601,2026-05-05,two,BOARD-1,CA,paid'));
  expect(answer).toMatchObject({
    done: false,
    because: { why: 'badFile', line: 602, reason: { id: 'file.cell.units' } },
  });
  expect(await ports.orders.firstDay(store)).toBeNull();
  expect(await ports.runs.latest(store)).toBeNull();
});
