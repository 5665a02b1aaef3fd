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
  const lines = rows.map(
    ({ number, day, sku = 'BOARD-1' }) => `#${number},${day},2,${sku},CA,paid`,
  );
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
  const found = {
    orders: 3,
    savedAs: null,
    lines: 3,
    linesWithoutListing: 1,
    days: { first: '2026-01-01', last: '2026-09-24' },
    since: '2026-01-02',
    notExtended: null,
  };
  expect(valueOf(await importOrders(ports, store, file))).toMatchObject({
    ...found,
    added: 3,
    alreadyKnown: 0,
  });
  expect(valueOf(await importOrders(ports, store, file))).toMatchObject({
    ...found,
    added: 0,
    alreadyKnown: 3,
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
    notExtended: 'gap',
  });
});

it('does not take days for known whose orders are of no listing', async () => {
  const { ports, store } = await storeKnownSince('2026-09-24');
  const file = fileOf([
    { number: 1, day: '2026-01-01', sku: 'OLD-1' },
    { number: 2, day: '2026-05-05' },
    { number: 3, day: '2026-09-24', sku: 'OLD-2' },
  ]);
  expect(valueOf(await importOrders(ports, store, file))).toMatchObject({
    linesWithoutListing: 2,
    since: '2026-09-24',
    notExtended: 'fewAssigned',
  });
});

it('says how many of each it found, and takes nothing that is missing for zero', async () => {
  const { ports, store } = await storeKnownSince('2026-09-24');
  const shared = product(2);
  const [own, ...others] = shared.variants;
  const twin = {
    ...product(3),
    variants: product(3).variants.map((each) => ({ ...each, sku: 'TWIN' })),
  };
  await ports.listings.save(
    store,
    [{ ...shared, variants: [{ ...own!, sku: 'TWIN' }, ...others] }, twin],
    { readAt: START },
  );
  const header =
    'Name,Financial Status,Fulfillment Status,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem price,Lineitem sku,Shipping Country,Refunded Amount,Cancelled at';
  const order = (
    number: number,
    status: string,
    refunded: number,
    more: { sku?: string; sent?: string; cancelled?: string } = {},
  ) =>
    `#${number},${status},${more.sent ?? 'fulfilled'},100,8,15,123,2026-09-${10 + number} 02:00:00 UTC,10,10,${more.sku ?? 'BOARD-1'},CA,${refunded},${more.cancelled ?? ''}`;
  const file = write(
    'orders.csv',
    [
      header,
      order(1, 'partially_refunded', 80.5),
      order(2, 'partially_refunded', 8),
      order(3, 'partially_refunded', 5),
      order(4, 'partially_refunded', 33.33),
      order(5, 'partially_refunded', 20, { sent: 'unfulfilled' }),
      order(6, 'refunded', 123, { cancelled: '2026-09-20' }),
      order(7, 'voided', 0, { sent: 'unfulfilled' }),
      order(8, 'paid', 0, { sku: ' board-1 ' }),
      order(9, 'paid', 0, { sku: 'TWIN' }),
      order(10, 'paid', 0),
    ].join('\n'),
  );
  expect(valueOf(await importOrders(ports, store, file))).toMatchObject({
    orders: 10,
    lines: 8,
    unitsReturned: 7,
    shippingRefunds: 1,
    adjustments: 1,
    unitsUnknown: 10,
    unitsUnsent: 2,
    ordersCancelled: 1,
    ordersVoided: 1,
    linesRespelled: 1,
    linesOfSeveral: 1,
    linesWithoutListing: 0,
    ordersApart: 0,
    missingColumns: [],
    notExtended: 'gap',
  });
  await importOrders(
    ports,
    store,
    fileOf([
      { number: 99, day: '2026-09-09' },
      { number: 98, day: '2026-09-24' },
    ]),
  );
  const sales = await ports.orders.salesHistories(store, [1, 2, 3].map(productId));
  expect(sales?.get(productId(1))).toMatchObject({ since: '2026-09-10' });
  expect(
    sales?.get(productId(1))?.days.filter(({ unknownReturns }) => unknownReturns),
  ).toMatchObject([{ units: 10, unknownReturns: { units: 10, orders: 1 } }, { day: '2026-09-24' }]);
  for (const id of [2, 3])
    expect(sales?.get(productId(id))).toMatchObject({ since: '2026-09-20', days: [] });
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
  const answer = await importOrders(
    ports,
    store,
    fileOf(rows, '#601,2026-05-05,two,BOARD-1,CA,paid'),
  );
  expect(answer).toMatchObject({
    done: false,
    because: { why: 'badFile', line: 602, reason: { id: 'file.cell.units' } },
  });
  expect(await ports.orders.firstDay(store)).toBeNull();
  expect(await ports.runs.latest(store)).toBeNull();
});
