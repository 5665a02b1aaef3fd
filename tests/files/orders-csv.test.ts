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
    ['#1,2026-10-02,US,,1,,', ':2: "sku" is "": expected a SKU'],
  ])('refuses %j', async (row, message) => {
    await expect(read(row)).rejects.toThrow(message);
  });
});
