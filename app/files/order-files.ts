import type { ImportedOrder, OrderFiles, OrderSpan } from '~/services/orders/ports';
import { BadFileError } from './bad-file';
import { openCsv, type CsvColumns, type CsvTable } from './csv-table';
import { ordersOfExport, type ExportedOrder } from './order-export-csv';

export const orderFiles: OrderFiles = {
  async check(file) {
    try {
      const table = await openCsv(file);
      return { done: true, value: { days: await spanOf(table), savedAs: table.savedAs } };
    } catch (error) {
      if (!(error instanceof BadFileError) || error.reason === null) throw error;
      const { line, reason } = error;
      return { done: false, because: { why: 'badFile', line, reason } };
    }
  },
  async *readOrders(file) {
    yield* importedOrders(await openCsv(file));
  },
};

async function spanOf(table: CsvTable): Promise<OrderSpan | null> {
  let span: OrderSpan | null = null;
  for await (const { day } of importedOrders(table)) {
    span ??= { first: day, last: day };
    if (day < span.first) span.first = day;
    if (day > span.last) span.last = day;
  }
  return span;
}

async function* importedOrders(table: CsvTable): AsyncGenerator<ImportedOrder> {
  for await (const order of ordersOfExport(table))
    yield { ...order, lines: order.lines.map((line) => withKnownReturns(line, table.columns)) };
}

/** A store keeps what came back as a number: a file that does not tell it is refused, never taken for none. */
function withKnownReturns(
  line: ExportedOrder['lines'][number],
  columns: CsvColumns,
): ImportedOrder['lines'][number] {
  const { returnedUnits } = line;
  if (returnedUnits !== null) return { ...line, returnedUnits };
  const needed = ['Financial Status', 'Subtotal', 'Refunded Amount'];
  const missing = needed.filter((name) => columns.find(name) === null);
  const names = missing.length > 0 ? missing : needed;
  throw new BadFileError(
    columns.file,
    null,
    `${names.map((name) => `"${name}"`).join(', ')} must be there to tell what came back`,
    { id: 'file.columnsMissing', data: { columns: names, count: names.length } },
  );
}
