import {
  UNKNOWN_COUNTRY,
  UNKNOWN_RETURN_REASON,
  type OrderCounts,
} from '~/core/orders/order-counts';
import { globalId } from '~/core/store/global-id';
import { openCsv, type CsvColumns, type CsvRow, type CsvTable } from './csv-table';
import { RowReader } from './row-reader';

/** An order of the export, with SKUs in place of listings and variants. */
export type ExportedOrder = Omit<OrderCounts, 'lines'> & {
  /** ISO 4217, of the lines' revenue; `null` where the file does not say. */
  currency: string | null;
  lines: ExportedLine[];
};

interface ExportedLine {
  sku: string;
  units: number;
  /** `null`: the file does not say. */
  returnedUnits: number | null;
  returnReasons: Record<string, number>;
  /** After all discounts, before tax and returns; `null` where the file does not say. */
  revenue: number | null;
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
  yield* ordersOfExport(await openCsv(file));
}

/** Whether a file is meant as Shopify's order export, whatever it lacks. */
export function isOrderExport(columns: CsvColumns): boolean {
  return columns.find('Lineitem sku', 'Lineitem quantity') !== null;
}

/** The same of a file that has been opened. */
export async function* ordersOfExport({ columns, rows }: CsvTable): AsyncGenerator<ExportedOrder> {
  columns.require("Shopify's order export", ...REQUIRED);
  const reader = new RowReader(columns);
  let rowsOfOrder: CsvRow[] = [];
  let name = '';
  for await (const row of rows) {
    const nameHere = reader.matching(row, 'Name', /\S/, 'order');
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
  if (country) reader.matching(head, 'Shipping Country', /^[A-Z]{2}$/, 'country');
  const isCancelled = Boolean(reader.text(head, 'Cancelled at'));
  const isFulfilled = reader.text(head, 'Fulfillment Status') === 'fulfilled';
  const financialStatus = reader.text(head, 'Financial Status') ?? '';
  const isPaid = PAID.has(financialStatus) || (financialStatus === 'refunded' && isFulfilled);
  const id = reader.text(head, 'Id');
  if (id) reader.matching(head, 'Id', /^\d+$/, 'orderNumber');
  return {
    id: id ? globalId('Order', id) : null,
    name: reader.text(head, 'Name') ?? '',
    day,
    country: country || UNKNOWN_COUNTRY,
    province: reader.text(head, 'Shipping Province') || null,
    paidShipment: isPaid && !isCancelled && Boolean(country),
    fulfilledOn:
      isFulfilled && reader.text(head, 'Fulfilled at')
        ? reader.date(head, 'Fulfilled at').day
        : null,
    currency: reader.text(head, 'Currency') || null,
    lines: isCancelled ? [] : linesOf(rows, head, reader),
  };
}

function linesOf(rows: CsvRow[], head: CsvRow, reader: RowReader): ExportedLine[] {
  const paidBack = paidBackShareOf(head, reader);
  const paidShare = paidShareOf(rows, head, reader);
  return rows.flatMap((row): ExportedLine[] => {
    const units = reader.count(row, 'Lineitem quantity');
    const sku = reader.text(row, 'Lineitem sku') ?? '';
    if (units === 0) return [];
    const returnedUnits =
      paidBack === null ? null : returnedUnitsOf(units, paidBack, rows.length === 1);
    const returnReasons: Record<string, number> =
      returnedUnits !== null && returnedUnits > 0 ? { [UNKNOWN_RETURN_REASON]: returnedUnits } : {};
    const own = afterOwnDiscount(row, reader);
    const revenue =
      own === null || paidShare === null ? null : Math.round(own * paidShare * 100) / 100;
    return [{ sku, units, returnedUnits, returnReasons, revenue }];
  });
}

/**
 * How much of what the goods cost was paid back, 0 for nothing. Where somebody took the amounts out of the file, the
 * order's status says all or nothing; of a part that was paid back it says no more. `null`: not known.
 */
function paidBackShareOf(head: CsvRow, reader: RowReader): number | null {
  const refunded = reader.optionalAmount(head, 'Refunded Amount');
  const subtotal = reader.optionalAmount(head, 'Subtotal');
  if (refunded === 0) return 0;
  if (refunded !== null && subtotal !== null) return subtotal === 0 ? 0 : refunded / subtotal;
  switch (reader.text(head, 'Financial Status') || null) {
    case 'refunded':
      return 1;
    case 'partially_refunded':
    case null:
      return null;
    default:
      return 0;
  }
}

function returnedUnitsOf(units: number, paidBack: number, isOnlyLine: boolean): number {
  if (paidBack >= 0.999) return units;
  // Refunds come in cents, and a third of a price does not.
  return isOnlyLine ? Math.min(units, Math.floor(paidBack * units + 0.01)) : 0;
}

function afterOwnDiscount(row: CsvRow, reader: RowReader): number | null {
  const price = reader.optionalAmount(row, 'Lineitem price');
  if (price === null) return null;
  const discount = reader.optionalAmount(row, 'Lineitem discount') ?? 0;
  return Math.max(0, price * reader.count(row, 'Lineitem quantity') - discount);
}

/**
 * What the lines' prices are to be multiplied with: the subtotal tells what a discount of the whole order left of
 * them, and where subtotal and shipping make up the total, the tax is in the prices.
 */
function paidShareOf(rows: CsvRow[], head: CsvRow, reader: RowReader): number | null {
  let ofLines = 0;
  for (const row of rows) {
    const own = afterOwnDiscount(row, reader);
    if (own === null) return null;
    ofLines += own;
  }
  const subtotal = reader.optionalAmount(head, 'Subtotal');
  const share = subtotal === null || ofLines === 0 ? 1 : Math.min(1, subtotal / ofLines);
  const total = reader.optionalAmount(head, 'Total');
  const taxes = reader.optionalAmount(head, 'Taxes') ?? 0;
  const shipping = reader.optionalAmount(head, 'Shipping') ?? 0;
  const includesTax =
    total !== null &&
    total > 0 &&
    subtotal !== null &&
    Math.abs(subtotal + shipping - total) < 0.01;
  return includesTax ? share * (1 - taxes / total) : share;
}
