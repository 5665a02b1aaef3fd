import type { CsvColumns, CsvRow } from './csv-table';
import type { RowReader } from './row-reader';

export interface WrittenPrice {
  handle: string;
  sku: string;
  /** A day alone is taken from its beginning on, by UTC. */
  at: Date;
  /** `YYYY-MM-DD` where no time stands beside it. */
  day: string | null;
  amount: number;
  compareAt: number | null;
  currency: string;
}

export function requirePriceColumns(columns: CsvColumns): void {
  columns.require(
    'a list of prices (handle,sku,date,price,compare_at_price,currency)',
    'handle',
    'sku',
    'date',
    'price',
    'compare_at_price',
    'currency',
  );
}

/** One line of a list of prices. Throws `BadFileError` on what cannot be read. */
export function readPriceRow(reader: RowReader, row: CsvRow): WrittenPrice {
  const { day, at } = reader.date(row, 'date');
  const amount = reader.amount(row, 'price');
  const compareAt = reader.optionalAmount(row, 'compare_at_price');
  const currency = reader.matching(row, 'currency', /^[A-Za-z]{3}$/, 'currency').toUpperCase();
  const handle = reader.text(row, 'handle') ?? '';
  const sku = reader.text(row, 'sku') ?? '';
  if (handle === '' && sku === '') reader.matching(row, 'handle', /./, 'product');
  const hasTime = (reader.text(row, 'date') ?? '').length > day.length;
  return { handle, sku, at, day: hasTime ? null : day, amount, compareAt, currency };
}
