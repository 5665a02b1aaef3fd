import type { Listing } from '~/core/listing/listing';
import type { DailySales, SalesHistory } from '~/core/orders/sales-history';
import { openCsv } from './csv-table';
import { RowReader } from './row-reader';
import { MatchedRows, type SideFileUse } from './side-file';

export interface OrdersFile {
  /** Daily counts of the listing's SKUs over the days that the file spans; `null` where it spans none. */
  salesOf(listing: Listing): SalesHistory | null;
  use(): SideFileUse;
}

type SkuSales = Omit<DailySales, 'variantId'> & { orders: number; returnedOrders: number };

/**
 * Reads order lines, `order,created_at,country,sku,quantity,returned_quantity,return_reason`, into counts by
 * day, SKU and country; neither orders nor customers are kept. Rows after `now` are set aside.
 */
export async function readOrdersCsv(file: string, { now }: { now: Date }): Promise<OrdersFile> {
  const table = await openCsv(file);
  const { columns, rows } = table;
  const names = [
    'order',
    'created_at',
    'country',
    'sku',
    'quantity',
    'returned_quantity',
    'return_reason',
  ];
  columns.require(`a list of order lines (${names.join(',')})`, ...names);
  const reader = new RowReader(columns);
  const sales = new MatchedRows<Map<string, SkuSales>>(table, () => new Map());
  let later = 0;
  let since = '';
  let until = '';
  for await (const row of rows) {
    const { day, at } = reader.date(row, 'created_at');
    const country = reader.matching(row, 'country', /^[A-Za-z]{2}$/, 'country').toUpperCase();
    const sku = reader.matching(row, 'sku', /\S/, 'a SKU');
    const units = reader.count(row, 'quantity');
    const returnedUnits = reader.count(row, 'returned_quantity');
    if (returnedUnits > units)
      reader.fail(row, 'returned_quantity', `at most the quantity, ${units}`);
    if (at > now) {
      later += 1;
      continue;
    }
    if (since === '' || day < since) since = day;
    if (day > until) until = day;
    const days = sales.add(sku);
    const key = `${day} ${country}`;
    const daily: SkuSales = days.get(key) ?? {
      day,
      country,
      units: 0,
      returnedUnits: 0,
      orders: 0,
      returnedOrders: 0,
      returnReasons: {},
    };
    daily.units += units;
    daily.returnedUnits += returnedUnits;
    daily.orders += 1;
    if (units > 0) daily.returnedOrders += returnedUnits / units;
    const reason = reader.text(row, 'return_reason');
    if (reason && returnedUnits > 0) {
      daily.returnReasons[reason] = (daily.returnReasons[reason] ?? 0) + returnedUnits;
    }
    days.set(key, daily);
  }
  return {
    salesOf: (listing) => {
      if (since === '') return null;
      const days = listing.variants.flatMap(({ id, sku }) =>
        sku === null
          ? []
          : [...(sales.use(sku)?.values() ?? [])].map((daily) => ({ ...daily, variantId: id })),
      );
      return {
        since,
        until,
        days: days.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))),
      };
    },
    use: () => sales.report([{ rows: later, why: 'afterNow' }]),
  };
}
