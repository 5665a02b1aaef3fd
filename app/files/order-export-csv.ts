import { refundedUnits, type RefundedUnits, type RefundKind } from '~/core/orders/refunded-units';
import {
  UNKNOWN_COUNTRY,
  UNKNOWN_RETURN_REASON,
  type OrderCounts,
} from '~/core/orders/order-counts';
import { storeDay } from '~/core/days/store-day';
import { globalId } from '~/core/store/global-id';
import { openCsv, type CsvColumns, type CsvRow } from './csv-table';
import { ordersByRows, type OrderRows } from './order-rows';
import { RowReader } from './row-reader';

/** An order of the export, with SKUs in place of listings and variants. */
export type ExportedOrder = Omit<OrderCounts, 'lines'> & {
  /** ISO 4217, of the lines' revenue; `null` where the file does not say. */
  currency: string | null;
  lines: ExportedLine[];
  /** How its rows were understood. */
  read: ReadOrder;
};

interface ExportedLine {
  /** Empty: a line that was typed into the order, or sold without one. */
  sku: string;
  units: number;
  /** `null`: the file does not say. */
  returnedUnits: number | null;
  returnReasons: Record<string, number>;
  /** After all discounts, before tax and returns; `null` where the file does not say. */
  revenue: number | null;
}

export interface ReadOrder {
  /** Cancelled, or its payment voided: nothing of it was sold. */
  calledOff: 'cancelled' | 'voided' | null;
  stoodTogether: boolean;
  /** Of an order that was called off, `null`. */
  refund: RefundKind | null;
  /** Units that were paid back before they were sent: never sold. */
  unsentUnits: number;
}

const REQUIRED = ['Name', 'Created at', 'Lineitem quantity', 'Lineitem sku', 'Shipping Country'];
/** Without one of these what came back of some orders is not known. */
const TELLING = [
  'Financial Status',
  'Fulfillment Status',
  'Cancelled at',
  'Subtotal',
  'Refunded Amount',
];
const PAID = new Set(['paid', 'partially_paid', 'partially_refunded']);

/**
 * Streams the orders of Shopify's order export: one row a line, one of them with what concerns the order. Names,
 * addresses, emails and notes are not looked at. Throws `BadFileError` with line and column.
 *
 * The file does not say what came back, only what was paid back: `refundedUnits` says what that is taken for. What
 * was paid back before it was sent was never sold. Days are those of `timeZone`, where it is given and the file's
 * times name their offset; else as they are written.
 */
export async function* readOrderExportCsv(
  file: string,
  { timeZone }: { timeZone: string | null } = { timeZone: null },
): AsyncGenerator<ExportedOrder> {
  const { columns } = await openOrderExport(file);
  const reader = new RowReader(columns);
  for await (const rows of ordersByRows(file)) yield new OrderOfRows(rows, reader, timeZone).read();
}

/** Whether a file is meant as Shopify's order export, whatever it lacks. */
export function isOrderExport(columns: CsvColumns): boolean {
  return columns.find('Lineitem sku', 'Lineitem quantity') !== null;
}

/** Throws where a column is missing without which nothing can be read. */
export async function openOrderExport(
  file: string,
): Promise<Pick<Awaited<ReturnType<typeof openCsv>>, 'columns' | 'savedAs'>> {
  const { columns, savedAs, rows } = await openCsv(file);
  await rows.return(undefined);
  columns.require("Shopify's order export", ...REQUIRED);
  return { columns, savedAs };
}

/** Of the columns that tell what came back, those that the file lacks. */
export function missingColumns(columns: CsvColumns): string[] {
  return TELLING.filter((name) => columns.find(name) === null);
}

class OrderOfRows {
  private readonly head: CsvRow;

  constructor(
    private readonly order: OrderRows,
    private readonly reader: RowReader,
    private readonly timeZone: string | null,
  ) {
    this.head = order.head;
  }

  read(): ExportedOrder {
    const { head, reader } = this;
    const day = this.day('Created at');
    const country = reader.text(head, 'Shipping Country');
    if (country) reader.matching(head, 'Shipping Country', /^[A-Z]{2}$/, 'country');
    const isFulfilled = this.word('Fulfillment Status') === 'fulfilled';
    const status = this.word('Financial Status') ?? '';
    const isPaid = PAID.has(status) || (status === 'refunded' && isFulfilled);
    const calledOff = this.calledOff(status);
    const id = reader.text(head, 'Id');
    if (id) reader.matching(head, 'Id', /^\d+$/, 'orderNumber');
    const { lines, ...read } = this.lines(calledOff);
    return {
      id: id ? globalId('Order', id) : null,
      name: reader.text(head, 'Name') ?? '',
      day,
      country: country || UNKNOWN_COUNTRY,
      province: reader.text(head, 'Shipping Province') || null,
      paidShipment: isPaid && calledOff === null && Boolean(country),
      fulfilledOn:
        isFulfilled && reader.text(head, 'Fulfilled at') ? this.day('Fulfilled at') : null,
      currency: reader.text(head, 'Currency') || null,
      lines,
      read: { calledOff, stoodTogether: this.order.stoodTogether, ...read },
    };
  }

  private calledOff(status: string): ReadOrder['calledOff'] {
    if (this.reader.text(this.head, 'Cancelled at')) return 'cancelled';
    return status === 'voided' ? 'voided' : null;
  }

  private lines(
    calledOff: ReadOrder['calledOff'],
  ): Pick<ReadOrder, 'refund' | 'unsentUnits'> & { lines: ExportedLine[] } {
    if (calledOff !== null) return { lines: [], refund: null, unsentUnits: 0 };
    const { rows } = this.order;
    const refund = this.refund();
    const paidShare = paidShareOf(rows, this.head, this.reader);
    let unsentUnits = 0;
    const lines = rows.flatMap((row, index): ExportedLine[] => {
      const ordered = this.reader.count(row, 'Lineitem quantity');
      const { unsent, returnedUnits } = this.cameBack(row, refund.units[index] ?? null);
      unsentUnits += unsent;
      const units = ordered - unsent;
      if (units === 0) return [];
      const own = afterOwnDiscount(row, this.reader);
      const revenue =
        own === null || paidShare === null
          ? null
          : Math.round(((own * paidShare * units) / ordered) * 100) / 100;
      const sku = this.reader.text(row, 'Lineitem sku') ?? '';
      return [{ sku, units, returnedUnits, returnReasons: reasonsOf(returnedUnits), revenue }];
    });
    return { lines, refund: refund.kind, unsentUnits };
  }

  private refund(): RefundedUnits {
    const { head, reader } = this;
    const amount = (name: string) => reader.optionalAmount(head, name);
    const { rows } = this.order;
    const ofWhole = subtotalShare(rows, head, reader);
    return refundedUnits({
      lines: rows.map((row) => {
        const own = afterOwnDiscount(row, reader);
        const isSent = String(this.isSent(row));
        return {
          article: [
            isSent,
            reader.text(row, 'Lineitem sku'),
            reader.text(row, 'Lineitem name'),
          ].join(' '),
          units: reader.count(row, 'Lineitem quantity'),
          paid: own === null || ofWhole === null ? null : own * ofWhole,
          isTaxed: reader.text(row, 'Lineitem taxable')?.toLowerCase() !== 'false',
        };
      }),
      status: statusOf(this.word('Financial Status')),
      refunded: amount('Refunded Amount'),
      subtotal: amount('Subtotal'),
      shipping: amount('Shipping'),
      taxes: amount('Taxes'),
      total: amount('Total'),
    });
  }

  /** What was paid back is a return where it was sent, and was never sold where it was not. */
  private cameBack(
    row: CsvRow,
    paidBack: number | null,
  ): { unsent: number; returnedUnits: number | null } {
    const isSent = this.isSent(row);
    // Nothing tells whether it was cancelled, or its payment voided.
    const isTold =
      this.reader.text(this.head, 'Cancelled at') !== null &&
      this.word('Financial Status') !== null;
    const mayBeCalledOff = isSent !== true && !isTold;
    if (paidBack === null || mayBeCalledOff) return { unsent: 0, returnedUnits: null };
    if (isSent === false) return { unsent: paidBack, returnedUnits: 0 };
    const isKnown = isSent === true || paidBack === 0;
    return { unsent: 0, returnedUnits: isKnown ? paidBack : null };
  }

  /** `null`: not known. */
  private isSent(row: CsvRow): boolean | null {
    const ofOrder = SENT[this.word('Fulfillment Status') ?? ''] ?? null;
    if (ofOrder !== null) return ofOrder;
    return SENT[this.reader.text(row, 'Lineitem fulfillment status')?.toLowerCase() ?? ''] ?? null;
  }

  private word(name: string): string | null {
    return this.reader.text(this.head, name)?.toLowerCase() || null;
  }

  private day(name: string): string {
    const { day, at, hasOffset } = this.reader.date(this.head, name);
    return hasOffset && this.timeZone !== null ? storeDay(at, this.timeZone) : day;
  }
}

/** Of a part that was sent, which lines were is told line by line. */
const SENT: Record<string, boolean> = {
  fulfilled: true,
  unfulfilled: false,
  restocked: false,
  pending: false,
};

function statusOf(status: string | null): 'nothing' | 'part' | 'all' | null {
  if (status === 'refunded') return 'all';
  if (status === 'partially_refunded') return 'part';
  return status === null ? null : 'nothing';
}

function reasonsOf(returnedUnits: number | null): Record<string, number> {
  return returnedUnits ? { [UNKNOWN_RETURN_REASON]: returnedUnits } : {};
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
  const share = subtotalShare(rows, head, reader);
  if (share === null) return null;
  const subtotal = reader.optionalAmount(head, 'Subtotal');
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

/** What a discount of the whole order left of its lines' prices. `null`: a price is not known. */
function subtotalShare(rows: CsvRow[], head: CsvRow, reader: RowReader): number | null {
  let ofLines = 0;
  for (const row of rows) {
    const own = afterOwnDiscount(row, reader);
    if (own === null) return null;
    ofLines += own;
  }
  const subtotal = reader.optionalAmount(head, 'Subtotal');
  return subtotal === null || ofLines === 0 ? 1 : Math.min(1, subtotal / ofLines);
}
