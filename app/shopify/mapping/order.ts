import { z } from 'zod';
import {
  UNKNOWN_COUNTRY,
  UNKNOWN_RETURN_REASON,
  type OrderCounts,
  type OrderLineCounts,
} from '~/core/orders/order-counts';
import { storeDay } from '~/core/days/store-day';
import type {
  FulfillmentStatus,
  OrderDisplayFinancialStatus,
  OrderDisplayFulfillmentStatus,
  ReturnStatus,
} from '../generated/documents.generated';
import { meaningOf, type NoteUnknown } from '../unknown-values';
import { decimalSchema } from './money';

/** An `Order` of a bulk file, without its lines and returns. Statuses are open: Shopify adds new ones. */
export const orderSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  cancelledAt: z.string().nullable(),
  test: z.boolean(),
  taxesIncluded: z.boolean(),
  requiresShipping: z.boolean(),
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string(),
  discountCodes: z.array(z.string()),
  shippingAddress: z
    .object({ countryCodeV2: z.string().nullable(), provinceCode: z.string().nullable() })
    .nullable(),
  fulfillments: z.array(
    z.object({ status: z.string(), createdAt: z.iso.datetime({ offset: true }) }),
  ),
});

export const lineItemSchema = z.object({
  id: z.string(),
  quantity: z.int().nonnegative(),
  currentQuantity: z.int().nonnegative(),
  discountedUnitPriceAfterAllDiscountsSet: z.object({
    shopMoney: z.object({ amount: decimalSchema }),
  }),
  /** A rate of 0.05 is 5%; `null` where the tax was given as an amount alone. */
  taxLines: z.array(z.object({ rate: z.number().nullable() })),
  product: z.object({ id: z.string() }).nullable(),
  variant: z.object({ id: z.string() }).nullable(),
});

export const returnSchema = z.object({ id: z.string(), status: z.string() });

export const returnLineSchema = z.object({
  __parentId: z.string(),
  quantity: z.int().nonnegative(),
  returnReasonDefinition: z.object({ handle: z.string() }).nullable(),
  /** Absent from a return that the merchant has not matched with a line of the order. */
  fulfillmentLineItem: z.object({ lineItem: z.object({ id: z.string() }) }).nullish(),
});

export interface OrderSource {
  order: z.infer<typeof orderSchema>;
  lines: z.infer<typeof lineItemSchema>[];
  /** `null`: they may not be read. */
  returns: z.infer<typeof returnSchema>[] | null;
  returnLines: z.infer<typeof returnLineSchema>[];
}

/** What the refunds and fulfilments of an order tell of one line. */
export interface LineRefunds {
  /** Refunded before they were sent. */
  cancelled: number;
  /** Refunded after that. */
  returned: number;
  /** Neither sent nor still to be, refunded or not: an order that is edited leaves no refund of what is taken out. */
  neverSent: number;
}

/** By the line's id; `null`: what became of its units is not known. One that is absent was neither refunded nor sent. */
export type OrderRefunds = ReadonlyMap<string, LineRefunds | null>;

/** By the order's id, of those whose refunds were read; `null`: what became of its units is not known. */
export type RefundsByOrder = ReadonlyMap<string, OrderRefunds | null>;

const PAYMENTS: Record<OrderDisplayFinancialStatus, 'paid' | 'refunded' | 'unpaid' | 'voided'> = {
  AUTHORIZED: 'unpaid',
  EXPIRED: 'unpaid',
  PAID: 'paid',
  PARTIALLY_PAID: 'paid',
  PARTIALLY_REFUNDED: 'paid',
  PENDING: 'unpaid',
  REFUNDED: 'refunded',
  VOIDED: 'voided',
};

const VOIDED: OrderDisplayFinancialStatus = 'VOIDED';

const SHIPMENTS: Record<OrderDisplayFulfillmentStatus, 'sent' | 'toSend' | 'nothingToSend'> = {
  FULFILLED: 'sent',
  FULFILLMENT_NOT_REQUIRED: 'nothingToSend',
  IN_PROGRESS: 'toSend',
  ON_HOLD: 'toSend',
  OPEN: 'toSend',
  PARTIALLY_FULFILLED: 'toSend',
  PENDING_FULFILLMENT: 'toSend',
  REQUEST_DECLINED: 'toSend',
  RESTOCKED: 'nothingToSend',
  SCHEDULED: 'toSend',
  UNFULFILLED: 'toSend',
};

export const WAS_SENT: Record<FulfillmentStatus, boolean> = {
  CANCELLED: false,
  ERROR: false,
  FAILURE: false,
  OPEN: false,
  PENDING: false,
  SUCCESS: true,
};

/** Requested returns may still be declined, and declined and cancelled ones brought nothing back. */
const CAME_BACK: Record<ReturnStatus, boolean> = {
  CANCELED: false,
  CLOSED: true,
  DECLINED: false,
  OPEN: true,
  REQUESTED: false,
};

/**
 * Orders from which units are gone and no return says why: their refunds have to be read. Where a return is of a
 * status that is not known, they would say no more.
 */
export function idsOfUnexplained(sources: readonly OrderSource[], note: NoteUnknown): string[] {
  const isUnexplained = (source: OrderSource) =>
    source.lines.some((line) => {
      const reasons = reasonsOf(line.id, source, note);
      return reasons !== null && line.quantity - line.currentQuantity > sum(reasons);
    });
  return sources.filter(isUnexplained).map(({ order }) => order.id);
}

export interface CountingOptions {
  refunds: RefundsByOrder;
  /** IANA name; days are the store's. */
  timeZone: string;
  note: NoteUnknown;
}

/**
 * An order whose payment or shipment is in a state that is not known does not count when handling is judged, and a
 * line of whose returns that holds neither as sold nor as returned.
 */
export function toOrderCounts(source: OrderSource, options: CountingOptions): OrderCounts {
  const { timeZone } = options;
  const { order, lines } = source;
  const day = storeDay(new Date(order.createdAt), timeZone);
  // Of a voided payment nothing was ever taken.
  const isCancelled = order.cancelledAt !== null || order.displayFinancialStatus === VOIDED;
  const country = order.shippingAddress?.countryCodeV2 ?? null;
  const handling = handlingOf(order, options);
  return {
    id: order.id,
    name: order.name,
    day,
    country: country ?? UNKNOWN_COUNTRY,
    province: order.shippingAddress?.provinceCode ?? null,
    paidShipment: handling !== null && !isCancelled && order.requiresShipping && country !== null,
    fulfilledOn: handling?.fulfilledOn ?? null,
    codes: order.discountCodes.map((code) => code.toLowerCase()),
    lines: isCancelled ? [] : lines.flatMap((line) => toLine(line, source, options)),
  };
}

/** `null`: not paid, nothing to send, or not known. */
function handlingOf(
  { displayFinancialStatus, displayFulfillmentStatus, fulfillments }: OrderSource['order'],
  { timeZone, note }: CountingOptions,
): { fulfilledOn: string | null } | null {
  const shipment = meaningOf(SHIPMENTS, {
    field: 'Order.displayFulfillmentStatus',
    value: displayFulfillmentStatus,
    note,
  });
  const payment =
    displayFinancialStatus === null
      ? 'unpaid'
      : meaningOf(PAYMENTS, {
          field: 'Order.displayFinancialStatus',
          value: displayFinancialStatus,
          note,
        });
  const isPaid = payment === 'paid' || (payment === 'refunded' && shipment === 'sent');
  if (!isPaid || shipment === null || shipment === 'nothingToSend') return null;
  if (shipment === 'toSend') return { fulfilledOn: null };
  return lastSent(fulfillments, { timeZone, note });
}

/** When a wholly fulfilled order was last sent from; `null`: not known. */
function lastSent(
  fulfillments: OrderSource['order']['fulfillments'],
  { timeZone, note }: Pick<CountingOptions, 'timeZone' | 'note'>,
): { fulfilledOn: string | null } | null {
  const sent = fulfillments.map(({ status, createdAt }) => ({
    day: storeDay(new Date(createdAt), timeZone),
    wasSent: meaningOf(WAS_SENT, { field: 'Fulfillment.status', value: status, note }),
  }));
  if (sent.some(({ wasSent }) => wasSent === null)) return null;
  const days = sent.flatMap(({ day, wasSent }) => (wasSent ? day : [])).sort();
  return { fulfilledOn: days.at(-1) ?? null };
}

/** The same of an order of which nothing else is asked. */
export function sentOn(
  order: Pick<OrderSource['order'], 'displayFulfillmentStatus' | 'fulfillments'>,
  options: Pick<CountingOptions, 'timeZone' | 'note'>,
): string | null {
  const shipment = meaningOf(SHIPMENTS, {
    field: 'Order.displayFulfillmentStatus',
    value: order.displayFulfillmentStatus,
    note: options.note,
  });
  if (shipment !== 'sent') return null;
  return lastSent(order.fulfillments, options)?.fulfilledOn ?? null;
}

/** Nothing where the product is gone: there is no listing to count it for. */
function toLine(
  line: OrderSource['lines'][number],
  source: OrderSource,
  { refunds, note }: CountingOptions,
): OrderLineCounts[] {
  const returnReasons = reasonsOf(line.id, source, note);
  if (line.product === null || returnReasons === null) return [];
  const explained = sum(returnReasons);
  const gone = unitsGone(line, source, { explained, refunds, note });
  if (gone === null) return [];
  const units = line.quantity - gone.neverSold;
  if (units <= 0) return [];
  const sold = {
    listingId: line.product.id,
    variantId: line.variant?.id ?? null,
    units,
    revenue: revenueOf(line, units, source.order.taxesIncluded),
  };
  if (source.returns === null || gone.returned === null)
    return [{ ...sold, returnedUnits: null, returnReasons: {} }];
  const returnedUnits = Math.min(units, gone.returned);
  if (returnedUnits > explained) {
    const unknown = returnReasons[UNKNOWN_RETURN_REASON] ?? 0;
    returnReasons[UNKNOWN_RETURN_REASON] = unknown + returnedUnits - explained;
  }
  return [{ ...sold, returnedUnits, returnReasons }];
}

/**
 * What became of the units that a line has no more; `null`: that is not known. Those that were never sent were never sold,
 * whether they were refunded or taken out of the order. Of sent ones without a refund or a return it is not known whether
 * they came back (`returned` `null`).
 */
function unitsGone(
  line: OrderSource['lines'][number],
  source: OrderSource,
  { explained, refunds, note }: Pick<CountingOptions, 'refunds' | 'note'> & { explained: number },
): { neverSold: number; returned: number | null } | null {
  const gone = Math.max(0, line.quantity - line.currentQuantity);
  const read = refundsOfLine(line.id, refunds.get(source.order.id), { gone, explained });
  if (read === null) return null;
  const { cancelled, returned, neverSent } = read;
  if (nothingWasSent(source, note))
    return { neverSold: Math.max(gone, cancelled + returned), returned: 0 };
  const neverSold = Math.max(cancelled, Math.min(neverSent, gone));
  const cameBack = Math.max(explained, returned);
  return { neverSold, returned: gone > neverSold + cameBack ? null : cameBack };
}

/** `ofOrder` absent: nothing was gone that no return explains, so that nobody read them, or the order is not there any more. */
function refundsOfLine(
  lineId: string,
  ofOrder: OrderRefunds | null | undefined,
  { gone, explained }: { gone: number; explained: number },
): LineRefunds | null {
  if (!ofOrder) return gone > (ofOrder === null ? 0 : explained) ? null : NOTHING_GONE;
  const ofLine = ofOrder.get(lineId);
  return ofLine === undefined
    ? { ...NOTHING_GONE, neverSent: Math.max(0, gone - explained) }
    : ofLine;
}

const NOTHING_GONE: LineRefunds = { cancelled: 0, returned: 0, neverSent: 0 };

/** Whether not one unit ever left: what is refunded then was cancelled, whatever was said of restocking. */
function nothingWasSent({ order, returns }: OrderSource, note: NoteUnknown): boolean {
  const mayHaveBeen = order.fulfillments.some(
    ({ status }) =>
      meaningOf(WAS_SENT, { field: 'Fulfillment.status', value: status, note }) !== false,
  );
  return !mayHaveBeen && order.displayFulfillmentStatus !== FULFILLED && !returns?.length;
}

const FULFILLED: OrderDisplayFulfillmentStatus = 'FULFILLED';

/** Where prices include the tax, what its rates make of it is taken out. */
function revenueOf(
  { discountedUnitPriceAfterAllDiscountsSet: unitPrice, taxLines }: OrderSource['lines'][number],
  units: number,
  taxesIncluded: boolean,
): number | null {
  const paid = unitPrice.shopMoney.amount * units;
  if (!taxesIncluded) return toCents(paid);
  let rates = 0;
  for (const { rate } of taxLines) {
    if (rate === null) return null;
    rates += rate;
  }
  return toCents(paid / (1 + rates));
}

/** Unit prices after a discount of the whole order have more decimals than money does. */
function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** Units that came back, by reason, as far as returns were read; `null` where one is of a status that is not known. */
function reasonsOf(
  lineId: string,
  { returns, returnLines }: OrderSource,
  note: NoteUnknown,
): Record<string, number> | null {
  const reasons: Record<string, number> = {};
  for (const returned of returnLines) {
    const owner = returns?.find(({ id }) => id === returned.__parentId);
    if (!owner || returned.fulfillmentLineItem?.lineItem.id !== lineId) continue;
    const cameBack = meaningOf(CAME_BACK, { field: 'Return.status', value: owner.status, note });
    if (cameBack === null) return null;
    if (!cameBack) continue;
    const reason = returned.returnReasonDefinition?.handle ?? UNKNOWN_RETURN_REASON;
    reasons[reason] = (reasons[reason] ?? 0) + returned.quantity;
  }
  return reasons;
}

function sum(reasons: Record<string, number>): number {
  return Object.values(reasons).reduce((total, units) => total + units, 0);
}
