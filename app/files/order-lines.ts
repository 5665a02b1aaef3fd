import { UNKNOWN_COUNTRY } from '~/core/orders/order-counts';
import { openCsv, type CsvTable } from './csv-table';
import { isOrderExport, openOrderExport, readOrderExportCsv } from './order-export-csv';
import { RowReader } from './row-reader';

/** What an order file says of one product of one order. */
export interface OrderLine {
  /** `YYYY-MM-DD`, as written. */
  day: string;
  /** Of the order's instant, as far as the file tells it. */
  at: Date;
  /** ISO 3166-1 alpha-2; `ZZ` where the file names none. */
  country: string;
  /** Empty: a line that was typed into the order, or sold without one. */
  sku: string;
  units: number;
  /** `null`: not known. */
  returnedUnits: number | null;
  /** Reason → units. */
  returnReasons: Record<string, number>;
}

const OWN_COLUMNS = [
  'order',
  'created_at',
  'country',
  'sku',
  'quantity',
  'returned_quantity',
  'return_reason',
];

/** Opens Shopify's own order export, or a list of order lines with `OWN_COLUMNS`. */
export async function openOrderLines(
  file: string,
): Promise<{ table: CsvTable; lines: AsyncGenerator<OrderLine> }> {
  const table = await openCsv(file);
  if (isOrderExport(table.columns)) {
    await table.rows.return(undefined);
    await openOrderExport(file);
    return { table, lines: linesOfExport(file) };
  }
  table.columns.require(
    `Shopify's order export, or a list of order lines (${OWN_COLUMNS.join(',')})`,
    ...OWN_COLUMNS,
  );
  return { table, lines: linesOfList(table) };
}

async function* linesOfExport(file: string): AsyncGenerator<OrderLine> {
  for await (const { day, country, lines } of readOrderExportCsv(file)) {
    const at = new Date(`${day}T00:00:00Z`);
    for (const { sku, units, returnedUnits, returnReasons } of lines)
      yield { day, at, country, sku, units, returnedUnits, returnReasons };
  }
}

async function* linesOfList({ columns, rows }: CsvTable): AsyncGenerator<OrderLine> {
  const reader = new RowReader(columns);
  for await (const row of rows) {
    const { day, at } = reader.date(row, 'created_at');
    const country = reader.matching(row, 'country', /^([A-Za-z]{2})?$/, 'country').toUpperCase();
    const units = reader.count(row, 'quantity');
    const returnedUnits = reader.count(row, 'returned_quantity');
    if (returnedUnits > units)
      reader.fail(row, 'returned_quantity', `at most the quantity, ${units}`);
    const reason = reader.text(row, 'return_reason');
    yield {
      day,
      at,
      country: country || UNKNOWN_COUNTRY,
      sku: reader.text(row, 'sku') ?? '',
      units,
      returnedUnits,
      returnReasons: reason && returnedUnits > 0 ? { [reason]: returnedUnits } : {},
    };
  }
}
