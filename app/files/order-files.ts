import type { OrderFiles, OrderSpan } from '~/services/orders/ports';
import { BadFileError } from './bad-file';
import { openCsv } from './csv-table';
import { readOrderExportCsv } from './order-export-csv';

export const orderFiles: OrderFiles = {
  async check(file) {
    try {
      const { savedAs } = await openCsv(file);
      return { done: true, value: { days: await spanOf(file), savedAs } };
    } catch (error) {
      if (!(error instanceof BadFileError) || error.reason === null) throw error;
      const { line, reason } = error;
      return { done: false, because: { why: 'badFile', line, reason } };
    }
  },
  readOrders: readOrderExportCsv,
};

async function spanOf(file: string): Promise<OrderSpan | null> {
  let span: OrderSpan | null = null;
  for await (const { day } of readOrderExportCsv(file)) {
    span ??= { first: day, last: day };
    if (day < span.first) span.first = day;
    if (day > span.last) span.last = day;
  }
  return span;
}
