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
      lines: [
        { sku: 'MUG', units: 3, returnedUnits: 0, returnReasons: {} },
        { sku: 'BOWL', units: 2, returnedUnits: 0, returnReasons: {} },
      ],
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

  it('counts nothing of a cancelled order', async () => {
    const [order] = await read(row({ cancelled: '2026-01-03 10:00:00 -0500' }));
    expect(order).toMatchObject({ paidShipment: false, lines: [] });
  });

  it('names line and column of what it cannot read', async () => {
    await expect(read(row({}), row({}).replace(',3,', ',three,'))).rejects.toThrow(
      /orders\.csv:3: "Lineitem quantity" is "three"/,
    );
  });
});
