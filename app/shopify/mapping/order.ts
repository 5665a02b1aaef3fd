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

/** Units of one line that were refunded outside of a return. */
export interface LineRefunds {
  /** Before they were sent. */
  cancelled: number;
  returned: number;
}

/** By the line's id, of orders whose refunds were read; `null`: what became of the units is not known. */
export type RefundsByLine = ReadonlyMap<string, LineRefunds | null>;

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
  refunds: RefundsByLine;
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

const NO_REFUNDS: LineRefunds = { cancelled: 0, returned: 0 };

/** Nothing where the product is gone: there is no listing to count it for. */
function toLine(
  line: OrderSource['lines'][number],
  source: OrderSource,
  { refunds: byLine, note }: CountingOptions,
): OrderLineCounts[] {
  const read = byLine.has(line.id) ? byLine.get(line.id) : NO_REFUNDS;
  const refunds = read && nothingWasSent(source, note) ? cancelledAll(read) : read;
  const returnReasons = reasonsOf(line.id, source, note);
  if (line.product === null || !refunds || returnReasons === null) return [];
  const units = line.quantity - refunds.cancelled;
  if (units <= 0) return [];
  const sold = {
    listingId: line.product.id,
    variantId: line.variant?.id ?? null,
    units,
    revenue: revenueOf(line, units, source.order.taxesIncluded),
  };
  if (source.returns === null) return [{ ...sold, returnedUnits: null, returnReasons: {} }];
  const explained = sum(returnReasons);
  const returnedUnits = Math.min(units, Math.max(explained, refunds.returned));
  if (returnedUnits > explained) {
    const unknown = returnReasons[UNKNOWN_RETURN_REASON] ?? 0;
    returnReasons[UNKNOWN_RETURN_REASON] = unknown + returnedUnits - explained;
  }
  return [{ ...sold, returnedUnits, returnReasons }];
}

/** Whether not one unit ever left: what is refunded then was cancelled, whatever was said of restocking. */
function nothingWasSent({ order, returns }: OrderSource, note: NoteUnknown): boolean {
  const mayHaveBeen = order.fulfillments.some(
    ({ status }) =>
      meaningOf(WAS_SENT, { field: 'Fulfillment.status', value: status, note }) !== false,
  );
  return !mayHaveBeen && order.displayFulfillmentStatus !== FULFILLED && !returns?.length;
}

const FULFILLED: OrderDisplayFulfillmentStatus = 'FULFILLED';

function cancelledAll({ cancelled, returned }: LineRefunds): LineRefunds {
  return { cancelled: cancelled + returned, returned: 0 };
}

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
