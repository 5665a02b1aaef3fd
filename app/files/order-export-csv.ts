import {
  UNKNOWN_COUNTRY,
  UNKNOWN_RETURN_REASON,
  type OrderCounts,
} from '~/core/listing/order-counts';
import { openCsv, type CsvRow } from './csv-table';
import { RowReader } from './row-reader';

/** An order of the export, with SKUs in place of listings and variants. */
export type ExportedOrder = Omit<OrderCounts, 'lines'> & { lines: ExportedLine[] };

interface ExportedLine {
  sku: string;
  units: number;
  returnedUnits: number;
  returnReasons: Record<string, number>;
}

const REQUIRED = ['Name', 'Created at', 'Lineitem quantity', 'Lineitem sku', 'Shipping Country'];
const PAID = new Set(['paid', 'partially_paid', 'partially_refunded']);

/**
 * Streams the orders of Shopify's order export: one row a line, those of an order one after the other, the first
 * with what concerns the order. Names, addresses, emails and notes are not looked at. Throws `BadFileError` with
 * line and column.
 *
 * The file does not say what came back, only what was refunded. A refund of the goods' whole price is taken for
 * the return of all, a part of it on an order with one line for as many whole units as it pays for; other parts
 * are taken for price adjustments.
 */
export async function* readOrderExportCsv(file: string): AsyncGenerator<ExportedOrder> {
  const { columns, rows } = await openCsv(file);
  columns.require("Shopify's order export", ...REQUIRED);
  const reader = new RowReader(columns);
  let rowsOfOrder: CsvRow[] = [];
  let name = '';
  for await (const row of rows) {
    const nameHere = reader.matching(row, 'Name', /\S/, 'the name of an order such as #1001');
    if (nameHere !== name && rowsOfOrder.length > 0) {
      yield orderOf(rowsOfOrder, reader);
      rowsOfOrder = [];
    }
    name = nameHere;
    rowsOfOrder.push(row);
  }
  if (rowsOfOrder.length > 0) yield orderOf(rowsOfOrder, reader);
}

function orderOf(rows: CsvRow[], reader: RowReader): ExportedOrder {
  const [head] = rows;
  if (!head) throw new Error('An order has a row at least');
  const day = reader.date(head, 'Created at').day;
  const country = reader.text(head, 'Shipping Country');
  if (country)
    reader.matching(head, 'Shipping Country', /^[A-Z]{2}$/, 'a two-letter country code such as CA');
  const isCancelled = Boolean(reader.text(head, 'Cancelled at'));
  const isFulfilled = reader.text(head, 'Fulfillment Status') === 'fulfilled';
  const financialStatus = reader.text(head, 'Financial Status') ?? '';
  const isPaid = PAID.has(financialStatus) || (financialStatus === 'refunded' && isFulfilled);
  const id = reader.text(head, 'Id');
  if (id) reader.matching(head, 'Id', /^\d+$/, "Shopify's number of the order");
  return {
    id: id ? `gid://shopify/Order/${id}` : null,
    name: reader.text(head, 'Name') ?? '',
    day,
    country: country || UNKNOWN_COUNTRY,
    province: reader.text(head, 'Shipping Province') || null,
    paidShipment: isPaid && !isCancelled && Boolean(country),
    fulfilledOn:
      isFulfilled && reader.text(head, 'Fulfilled at')
        ? reader.date(head, 'Fulfilled at').day
        : null,
    lines: isCancelled ? [] : linesOf(rows, head, reader),
  };
}

function linesOf(rows: CsvRow[], head: CsvRow, reader: RowReader): ExportedLine[] {
  const refunded = reader.optionalAmount(head, 'Refunded Amount') ?? 0;
  const subtotal = reader.optionalAmount(head, 'Subtotal');
  return rows.flatMap((row): ExportedLine[] => {
    const units = reader.count(row, 'Lineitem quantity');
    const sku = reader.text(row, 'Lineitem sku') ?? '';
    if (units === 0) return [];
    const paidBack = subtotal === null || subtotal === 0 ? 0 : refunded / subtotal;
    // Refunds come in cents, and a third of a price does not.
    const whole = Math.floor(paidBack * units + 0.01);
    const returnedUnits =
      paidBack >= 0.999 ? units : rows.length === 1 ? Math.min(units, whole) : 0;
    const returnReasons: Record<string, number> =
      returnedUnits > 0 ? { [UNKNOWN_RETURN_REASON]: returnedUnits } : {};
    return [{ sku, units, returnedUnits, returnReasons }];
  });
}
