import { describe, expect, it } from 'vitest';
import { readOrdersCsv } from '~/files/orders-csv';
import { listingOf } from './listing-of';
import { temporaryFiles } from './temporary-files';

const write = temporaryFiles();
const HEADER = 'order,created_at,country,sku,quantity,returned_quantity,return_reason';
const now = new Date('2026-11-22T12:00:00Z');
const read = (...rows: string[]) =>
  readOrdersCsv(write('orders.csv', [HEADER, ...rows].join('\n')), { now });

describe('readOrdersCsv', () => {
  it('counts by day, SKU and country, and keeps no order', async () => {
    const orders = await read(
      '#1,2026-10-02 23:10:00 -0400,US,MUG-S,2,1,too small',
      '#2,2026-10-02,us,MUG-S,3,,',
      '#2,2026-10-01T08:00:00Z,CA,MUG-L,1,1,',
      '#3,2026-10-02,US,BOWL,9,0,',
    );
    expect(orders.salesOf(listingOf())).toEqual({
      since: '2026-10-01',
      until: '2026-10-02',
      days: [
        {
          day: '2026-10-01',
          variantId: 'handle:mug/L',
          country: 'CA',
          units: 1,
          returnedUnits: 1,
          orders: 1,
          returnedOrders: 1,
          unknownReturns: { units: 0, orders: 0 },
          returnReasons: {},
        },
        {
          day: '2026-10-02',
          variantId: 'handle:mug/S',
          country: 'US',
          units: 5,
          returnedUnits: 1,
          orders: 2,
          returnedOrders: 0.5,
          unknownReturns: { units: 0, orders: 0 },
          returnReasons: { 'too small': 1 },
        },
      ],
    });
    expect(orders.use()).toMatchObject({ rows: 4, unmatchedRows: 1, unmatchedExamples: ['BOWL'] });
  });

  it('sets aside orders after the day of the audit', async () => {
    const orders = await read('#1,2026-12-01,US,MUG-S,2,,');
    expect(orders.salesOf(listingOf())).toBeNull();
    expect(orders.use().setAside).toEqual([{ rows: 1, why: 'afterNow' }]);
  });

  it.each([
    ['#1,yesterday,US,MUG-S,1,,', ':2: "created_at" is "yesterday": expected a date'],
    [
      '#1,2026-10-02,USA,MUG-S,1,,',
      ':2: "country" is "USA": expected a two-letter country code such as CA',
    ],
    [
      '#1,2026-10-02,US,MUG-S,1.5,,',
      ':2: "quantity" is "1.5": expected a whole number of 0 or more',
    ],
    [
      '#1,2026-10-02,US,MUG-S,1,2,',
      ':2: "returned_quantity" is "2": expected at most the quantity, 1',
    ],
    [
      '#1,31/12/2025,US,MUG-S,1,,',
      ':2: "created_at" is "31/12/2025": expected a date such as 2026-11-22; a spreadsheet has rewritten the dates',
    ],
    ['#1,46022.57,US,MUG-S,1,,', 'a spreadsheet has rewritten the dates'],
  ])('refuses %j', async (row, message) => {
    await expect(read(row)).rejects.toThrow(message);
  });
});

describe('lines without a SKU or a country', () => {
  it('are told, and the rest is read', async () => {
    const orders = await read(
      '#1,2026-10-02,US,,1,,',
      '#2,2026-10-02,,MUG-S,2,1,',
      '#3,2026-10-03,CA,MUG-S,1,0,',
    );
    expect(orders.salesOf(listingOf())?.days).toMatchObject([
      { day: '2026-10-02', country: 'ZZ', units: 2, returnedUnits: 1 },
      { day: '2026-10-03', country: 'CA', units: 1 },
    ]);
    expect(orders.use()).toMatchObject({
      rows: 2,
      setAside: [
        { rows: 1, why: 'noSku' },
        { rows: 1, why: 'noCountry' },
      ],
    });
  });
});

describe('one SKU', () => {
  const rows = ['#1,2026-09-02,US,MUG-S,2,1,', '#2,2026-09-03,US,BOWL,1,0,'];
  const mug = listingOf();
  const withSku = (handle: string, ...skus: string[]) =>
    listingOf({
      id: `handle:${handle}`,
      handle,
      variants: skus.map((sku, index) => ({
        ...mug.variants[0]!,
        id: `handle:${handle}/${index}`,
        sku,
      })),
    });

  it('of two listings tells of neither, also not what is usual in the store', async () => {
    const orders = await read(...rows);
    const listings = [mug, withSku('copy', 'MUG-S'), withSku('bowl', 'BOWL')];
    for (const each of listings) orders.meet(each);
    expect(listings.map((each) => orders.salesOf(each)?.days.length ?? null)).toEqual([
      null,
      null,
      1,
    ]);
    expect(orders.returnEvidence()).toMatchObject([{ orders: 1, returnedOrders: 0 }]);
    expect(orders.use()).toMatchObject({
      unmatchedRows: 0,
      setAside: [{ rows: 1, why: 'sharedSku', examples: ['MUG-S'] }],
    });
  });

  it('of three variants counts once, for none of them', async () => {
    const orders = await read(...rows);
    const tee = withSku('tee', 'MUG-S', 'MUG-S', 'MUG-S');
    orders.meet(tee);
    expect(orders.salesOf(tee)?.days).toMatchObject([
      { variantId: null, units: 2, returnedUnits: 1 },
    ]);
    expect(orders.returnEvidence()).toMatchObject([{ units: 2, orders: 1, returnedOrders: 0.5 }]);
  });
});

describe('a line of no listing', () => {
  it('may be of any, so that one is known from its own first line or after the last of those', async () => {
    const orders = await read(
      '#1,2026-09-01,US,OLD-SKU,9,0,',
      '#2,2026-09-03,US,mug-s ,1,0,',
      '#3,2026-09-05,US,OLD-SKU,9,0,',
      '#4,2026-09-09,US,OLD-MUG,9,0,',
    );
    const mug = listingOf();
    const other = listingOf({ id: 'handle:old', handle: 'old', variants: [] });
    for (const each of [mug, other]) orders.meet(each);
    expect(orders.salesOf(mug)).toMatchObject({ since: '2026-09-03', days: [{ units: 1 }] });
    expect(orders.salesOf(other)).toBeNull();
  });
});

describe("Shopify's own order export", () => {
  const EXPORT =
    'Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Created at,Lineitem quantity,Lineitem name,Lineitem sku,Shipping Country,Cancelled at,Refunded Amount';
  const readExport = (header: string, ...orders: string[]) =>
    readOrdersCsv(write('export.csv', [header, ...orders].join('\n')), { now });
  const order = (name: string, status: string, refunded: string) =>
    `${name},a@b.example,${status},fulfilled,CAD,40.00,2026-09-02 09:00:00 -0400,2,Mug,MUG-S,CA,,${refunded}`;

  it('is taken, with what came back', async () => {
    const orders = await readExport(
      EXPORT,
      order('#1', 'paid', '0.00'),
      order('#2', 'refunded', '40.00'),
      order('#3', 'partially_refunded', '20.00'),
    );
    expect(orders.salesOf(listingOf())?.days).toMatchObject([
      {
        day: '2026-09-02',
        country: 'CA',
        units: 6,
        returnedUnits: 3,
        orders: 3,
        returnedOrders: 1.5,
        unknownReturns: { units: 0, orders: 0 },
      },
    ]);
    expect(orders.use()).toMatchObject({ rows: 3, setAside: [] });
  });

  it('without its amounts tells all or nothing by the status, and of a part nothing', async () => {
    const without = (row: string, column: string) =>
      row
        .split(',')
        .filter((_, index) => EXPORT.split(',')[index] !== column)
        .join(',');
    for (const column of ['Subtotal', 'Refunded Amount']) {
      const rows = [
        EXPORT,
        order('#1', 'paid', '0.00'),
        order('#2', 'refunded', '40.00'),
        order('#3', 'partially_refunded', '20.00'),
      ].map((row) => without(row, column));
      const orders = await readExport(rows[0]!, ...rows.slice(1));
      expect(orders.salesOf(listingOf())?.days).toMatchObject([
        {
          units: 6,
          returnedUnits: 2,
          orders: 3,
          returnedOrders: 1,
          unknownReturns: { units: 2, orders: 1 },
        },
      ]);
    }
  });

  it('is asked for where a file is neither', async () => {
    await expect(readExport('Name,Total', '#1,2')).rejects.toThrow(
      /export\.csv:1: columns .* are missing: expected Shopify's order export, or a list of order lines \(order,created_at/,
    );
  });
});

it('says of how many rows it is not known whether they came back', async () => {
  const header =
    'Name,Financial Status,Created at,Lineitem quantity,Lineitem sku,Shipping Country,Cancelled at';
  const file = write('short.csv', `${header}\n#1,partially_refunded,2026-09-02,2,MUG-S,CA,\n`);
  const orders = await readOrdersCsv(file, { now });
  expect(orders.salesOf(listingOf())?.days).toMatchObject([
    { units: 2, returnedUnits: 0, unknownReturns: { units: 2, orders: 1 } },
  ]);
  expect(orders.use().setAside).toEqual([{ rows: 1, why: 'unknownReturns' }]);
});
