import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOrderExportCsv, type ExportedOrder } from '~/files/order-export-csv';

const folder = mkdtempSync(join(tmpdir(), 'order-export-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const HEADER =
  'Name,Email,Financial Status,Fulfillment Status,Fulfilled at,Subtotal,Created at,Lineitem quantity,Lineitem sku,Shipping Country,Shipping Province,Cancelled at,Refunded Amount,Id';

async function read(...rows: string[]): Promise<ExportedOrder[]> {
  const file = join(folder, 'orders.csv');
  writeFileSync(file, [HEADER, ...rows, ''].join('\n'));
  const orders: ExportedOrder[] = [];
  for await (const order of readOrderExportCsv(file)) orders.push(order);
  return orders;
}

const row = (change: { status?: string; sku?: string; refunded?: string; cancelled?: string }) =>
  `#1001,someone@example.com,${change.status ?? 'paid'},fulfilled,2026-01-04 09:00:00 -0500,60.00,2026-01-02 23:30:00 -0500,3,${change.sku ?? 'MUG'},CA,QC,${change.cancelled ?? ''},${change.refunded ?? '0.00'},5001`;

describe("Shopify's order export", () => {
  it('gives an order with its lines, without its customer', async () => {
    const orders = await read(
      row({}),
      '#1001,,,,,,,2,BOWL,,,,,',
      row({}).replace('#1001', '#1002'),
    );
    expect(orders).toHaveLength(2);
    expect(orders[0]).toEqual({
      id: 'gid://shopify/Order/5001',
      name: '#1001',
      day: '2026-01-02',
      country: 'CA',
      province: 'QC',
      paidShipment: true,
      fulfilledOn: '2026-01-04',
      currency: null,
      lines: [
        { sku: 'MUG', units: 3, returnedUnits: 0, returnReasons: {}, revenue: null },
        { sku: 'BOWL', units: 2, returnedUnits: 0, returnReasons: {}, revenue: null },
      ],
      read: { calledOff: null, stoodTogether: true, refund: 'nothing', unsentUnits: 0 },
    });
    expect(JSON.stringify(orders)).not.toContain('someone');
  });

  it.each([
    ['60.00', 3],
    ['40.00', 2],
    ['15.00', 0],
  ])('takes a refund of %s of 60 for %i of 3 units', async (refunded, returnedUnits) => {
    const [order] = await read(row({ status: 'partially_refunded', refunded }));
    expect(order?.lines[0]).toMatchObject({ returnedUnits });
  });

  it.each([
    ['the line discounts alone', '57.00,20.00,3.00,5.00,0.00,62.00', 57],
    ['a discount of the whole order too', '45.60,20.00,3.00,0.00,6.00,51.60', 45.6],
    ['taxes out of prices that include them', '57.00,20.00,3.00,3.00,6.00,60.00', 51.3],
  ])('gives what was paid, with %s', async (_what, amounts, revenue) => {
    const file = join(folder, 'paid.csv');
    const header =
      'Name,Created at,Currency,Lineitem quantity,Lineitem sku,Shipping Country,Subtotal,Lineitem price,Lineitem discount,Shipping,Taxes,Total';
    writeFileSync(file, `${header}\n#1001,2026-01-02,CAD,3,MUG,CA,${amounts}\n`);
    for await (const { currency, lines } of readOrderExportCsv(file)) {
      expect({ currency, lines }).toMatchObject({ currency: 'CAD', lines: [{ revenue }] });
    }
    expect.assertions(1);
  });

  it.each([
    ['cancelled', row({ cancelled: '2026-01-03 10:00:00 -0500' })],
    ['voided', row({ status: 'voided' })],
  ])('counts nothing of a %s order', async (calledOff, cells) => {
    const [order] = await read(cells);
    expect(order).toMatchObject({ paidShipment: false, lines: [], read: { calledOff } });
  });

  it('takes what was paid back before it was sent as never sold', async () => {
    const unsent = row({ status: 'partially_refunded', refunded: '40.00' }).replace(
      'fulfilled,2026-01-04 09:00:00 -0500',
      'unfulfilled,',
    );
    const [order, whole] = await read(
      unsent,
      unsent.replace('#1001', '#1002').replace('partially_refunded', 'refunded'),
    );
    expect(order).toMatchObject({
      lines: [{ units: 1, returnedUnits: 0 }],
      read: { refund: 'units', unsentUnits: 2 },
    });
    expect(whole).toMatchObject({ lines: [], read: { refund: 'everything', unsentUnits: 3 } });
  });

  it.each([
    ['Fulfillment Status', 'refunded', '60.00'],
    ['Financial Status', '', '40.00'],
    ['Subtotal', 'partially_refunded', '40.00'],
    ['Refunded Amount', 'partially_refunded', '40.00'],
  ])('without %s does not know what came back', async (column, status, refunded) => {
    const index = HEADER.split(',').indexOf(column);
    const without = (line: string) =>
      line
        .split(',')
        .filter((_, at) => at !== index)
        .join(',');
    const file = join(folder, 'without.csv');
    writeFileSync(file, `${without(HEADER)}\n${without(row({ status, refunded }))}\n`);
    const found = [];
    for await (const { lines } of readOrderExportCsv(file)) found.push(...lines);
    if (column === 'Financial Status') expect(found).toMatchObject([{ returnedUnits: 2 }]);
    else expect(found).toMatchObject([{ units: 3, returnedUnits: null }]);
  });

  it('without "Cancelled at" does not know of an order that was not sent', async () => {
    const file = join(folder, 'cancelled.csv');
    const header =
      'Name,Financial Status,Fulfillment Status,Created at,Lineitem quantity,Lineitem sku,Shipping Country';
    const orders = ['#1,paid,unfulfilled', '#2,paid,fulfilled'].map(
      (o) => `${o},2026-01-02,1,MUG,CA`,
    );
    writeFileSync(file, [header, ...orders].join('\n'));
    const found = [];
    for await (const { lines } of readOrderExportCsv(file)) found.push(...lines);
    expect(found.map(({ returnedUnits }) => returnedUnits)).toEqual([null, 0]);
  });

  it('gathers the rows of an order, and counts one that is there twice once', async () => {
    const second = row({}).replaceAll('1001', '1002').replace('5001', '5002');
    const orders = await read(
      '#1001,,,,,,,2,BOWL,,,,,',
      second,
      row({}),
      row({}).replace('#1001', '#1003').replace('5001', '5003'),
      second,
    );
    expect(
      orders.map(({ name, read: { stoodTogether }, lines }) => [
        name,
        stoodTogether,
        lines.map(({ sku, units }) => `${units} ${sku}`),
      ]),
    ).toEqual([
      ['#1003', true, ['3 MUG']],
      ['#1001', false, ['2 BOWL', '3 MUG']],
      ['#1002', false, ['3 MUG']],
    ]);
  });

  it('tells days in the time zone of the store where the file is in another', async () => {
    const file = join(folder, 'utc.csv');
    const header = 'Name,Created at,Lineitem quantity,Lineitem sku,Shipping Country';
    writeFileSync(
      file,
      `${header}\n#1,2026-01-02 03:00:00 UTC,1,MUG,CA\n#2,2026-01-02 03:00:00,1,MUG,CA\n`,
    );
    const days = [];
    for await (const { day } of readOrderExportCsv(file, { timeZone: 'America/Toronto' }))
      days.push(day);
    expect(days).toEqual(['2026-01-01', '2026-01-02']);
  });

  it('names line and column of what it cannot read', async () => {
    await expect(read(row({}), row({}).replace(',3,', ',three,'))).rejects.toThrow(
      /orders\.csv:3: "Lineitem quantity" is "three"/,
    );
  });
});
