import type { Message } from '~/core/audit/outcome';
import { startOfDay } from '~/core/days/start-of-day';
import { storeDay } from '~/core/days/store-day';
import type { NamedRows, PriceRow } from '~/core/prices/price-rows';
import type { PriceFileOptions, PriceFiles, ReadPrices } from '~/services/prices/ports';
import { BadFileError } from './bad-file';
import { openCsv, type CsvRow } from './csv-table';
import { readPriceRow, requirePriceColumns, type WrittenPrice } from './price-rows';
import { RowReader } from './row-reader';
import { rowKey } from './side-file';

/** [J] Whoever has more to mend sees from these what is wrong with all. */
const MOST_REFUSED = 50;

export const priceFiles: PriceFiles = {
  async read(file, options) {
    try {
      return { done: true, value: await readPrices(file, options) };
    } catch (error) {
      if (!(error instanceof BadFileError) || error.reason === null) throw error;
      const { line, reason } = error;
      return { done: false, because: { why: 'badFile', line, reason: ofPrices(reason) } };
    }
  },
};

async function readPrices(file: string, options: PriceFileOptions): Promise<ReadPrices> {
  const { columns, rows } = await openCsv(file);
  requirePriceColumns(columns);
  const reader = new RowReader(columns);
  const named = new Map<string, NamedRows>();
  const read: Omit<ReadPrices, 'named'> = { rows: 0, refused: [], refusedRows: 0, lastAt: null };
  for await (const row of rows) {
    read.rows += 1;
    const price = priceOf(reader, row, options);
    if ('reason' in price) {
      read.refusedRows += 1;
      if (read.refused.length < MOST_REFUSED) read.refused.push(price);
      continue;
    }
    add(named, price, row.line);
    read.lastAt = Math.max(read.lastAt ?? price.at, price.at);
  }
  return { ...read, named: [...named.values()] };
}

type DatedPrice = Omit<WrittenPrice, 'at' | 'day'> & { at: number };

function priceOf(
  reader: RowReader,
  row: CsvRow,
  { now, timeZone }: PriceFileOptions,
): DatedPrice | { line: number; reason: Message } {
  try {
    const { day, at, ...price } = readPriceRow(reader, row);
    const from = day === null ? at.getTime() : startOfDay(day, timeZone);
    if (from <= now.getTime()) return { ...price, at: from };
    return {
      line: row.line,
      reason: { id: 'prices.file.future', data: { day: storeDay(new Date(from), timeZone) } },
    };
  } catch (error) {
    if (!(error instanceof BadFileError) || error.reason === null) throw error;
    return { line: row.line, reason: ofPrices(error.reason) };
  }
}

function add(all: Map<string, NamedRows>, price: DatedPrice, line: number): void {
  const { handle, sku, at, amount, compareAt, currency } = price;
  const key = rowKey(JSON.stringify(handle), JSON.stringify(sku));
  const named = all.get(key) ?? { handle, sku, rows: new Map<string, PriceRow[]>() };
  all.set(key, named);
  const rows = named.rows.get(currency) ?? [];
  named.rows.set(currency, rows);
  rows.push({ line, at, amount, compareAt });
}

/** Whoever reads any table says what is wrong with one that Shopify made. */
const OF_PRICES: Partial<Record<Message['id'], Message['id']>> = {
  'file.empty': 'prices.file.empty',
  'file.binary': 'prices.file.kind',
  'file.archive': 'prices.file.kind',
  'file.encoding': 'prices.file.kind',
  'file.noHeader': 'prices.file.columns',
  'file.columnsMissing': 'prices.file.columnsMissing',
  'file.rowWidth': 'prices.file.broken',
  'file.quoteNotClosed': 'prices.file.broken',
  'file.quoteInside': 'prices.file.broken',
  'file.notCsv': 'prices.file.broken',
  'file.cell.date': 'prices.file.date',
  'file.cell.rewrittenDate': 'prices.file.rewrittenDate',
};

function ofPrices({ id, data }: Message): Message {
  return { id: OF_PRICES[id] ?? id, data };
}
