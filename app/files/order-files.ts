import type { OrderFiles, OrderSpan } from '~/services/orders/ports';
import { BadFileError } from './bad-file';
import { readOrderExportCsv } from './order-export-csv';

export const orderFiles: OrderFiles = {
  async check(file) {
    try {
      return { done: true, value: await spanOf(file) };
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
