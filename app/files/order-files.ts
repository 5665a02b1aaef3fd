import type { OrderFiles, OrderSpan } from '~/services/orders/ports';
import { BadFileError } from './bad-file';
import { missingColumns, openOrderExport, readOrderExportCsv } from './order-export-csv';

export const orderFiles: OrderFiles = {
  async check(file, options) {
    try {
      const { columns, savedAs } = await openOrderExport(file);
      const days = await spanOf(file, options);
      return { done: true, value: { days, savedAs, missingColumns: missingColumns(columns) } };
    } catch (error) {
      if (!(error instanceof BadFileError) || error.reason === null) throw error;
      const { line, reason } = error;
      return { done: false, because: { why: 'badFile', line, reason } };
    }
  },
  readOrders: readOrderExportCsv,
};

async function spanOf(
  file: string,
  options: { timeZone: string | null },
): Promise<OrderSpan | null> {
  let span: OrderSpan | null = null;
  for await (const { day } of readOrderExportCsv(file, options)) {
    span ??= { first: day, last: day };
    if (day < span.first) span.first = day;
    if (day > span.last) span.last = day;
  }
  return span;
}
