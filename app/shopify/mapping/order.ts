import { z } from 'zod';
import {
  UNKNOWN_COUNTRY,
  UNKNOWN_RETURN_REASON,
  type OrderCounts,
  type OrderLineCounts,
} from '~/core/orders/order-counts';
import { storeDay } from '~/core/days/store-day';
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
  returns: z.infer<typeof returnSchema>[];
  returnLines: z.infer<typeof returnLineSchema>[];
}

/** Units of one line that were refunded outside of a return. */
export interface LineRefunds {
  /** Before they were sent. */
  cancelled: number;
  returned: number;
}

/** Requested returns may still be declined, and declined and cancelled ones brought nothing back. */
const RETURNED = new Set(['OPEN', 'CLOSED']);
const PAID = new Set(['PAID', 'PARTIALLY_PAID', 'PARTIALLY_REFUNDED']);
const NOTHING_TO_SHIP = new Set(['FULFILLMENT_NOT_REQUIRED', 'RESTOCKED']);

/** True where units are gone from the order and no return says why: its refunds have to be read. */
export function hasUnexplainedRemovals(source: OrderSource): boolean {
  return source.lines.some(
    (line) => line.quantity - line.currentQuantity > sum(reasonsOf(line.id, source)),
  );
}

/** `refunds` by the line's id, of an order whose refunds were read. */
export function toOrderCounts(
  source: OrderSource,
  refunds: ReadonlyMap<string, LineRefunds>,
  timeZone: string,
): OrderCounts {
  const { order, lines } = source;
  const day = storeDay(new Date(order.createdAt), timeZone);
  const isFulfilled = order.displayFulfillmentStatus === 'FULFILLED';
  const isPaid =
    PAID.has(order.displayFinancialStatus ?? '') ||
    (order.displayFinancialStatus === 'REFUNDED' && isFulfilled);
  const isCancelled = order.cancelledAt !== null;
  const country = order.shippingAddress?.countryCodeV2 ?? null;
  const sent = order.fulfillments
    .filter(({ status }) => status === 'SUCCESS')
    .map(({ createdAt }) => storeDay(new Date(createdAt), timeZone))
    .sort();
  return {
    id: order.id,
    name: order.name,
    day,
    country: country ?? UNKNOWN_COUNTRY,
    province: order.shippingAddress?.provinceCode ?? null,
    paidShipment:
      isPaid &&
      !isCancelled &&
      order.requiresShipping &&
      country !== null &&
      !NOTHING_TO_SHIP.has(order.displayFulfillmentStatus),
    fulfilledOn: isFulfilled ? (sent.at(-1) ?? null) : null,
    lines: isCancelled ? [] : lines.flatMap((line) => toLine(line, source, refunds.get(line.id))),
  };
}

/** Nothing where the product is gone: there is no listing to count it for. */
function toLine(
  line: OrderSource['lines'][number],
  source: OrderSource,
  refunds: LineRefunds = { cancelled: 0, returned: 0 },
): OrderLineCounts[] {
  const units = line.quantity - refunds.cancelled;
  if (line.product === null || units <= 0) return [];
  const returnReasons = reasonsOf(line.id, source);
  const explained = sum(returnReasons);
  const returnedUnits = Math.min(units, Math.max(explained, refunds.returned));
  if (returnedUnits > explained) {
    const unknown = returnReasons[UNKNOWN_RETURN_REASON] ?? 0;
    returnReasons[UNKNOWN_RETURN_REASON] = unknown + returnedUnits - explained;
  }
  return [
    {
      listingId: line.product.id,
      variantId: line.variant?.id ?? null,
      units,
      returnedUnits,
      returnReasons,
      revenue: revenueOf(line, units, source.order.taxesIncluded),
    },
  ];
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

function reasonsOf(lineId: string, { returns, returnLines }: OrderSource): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const returned of returnLines) {
    const status = returns.find(({ id }) => id === returned.__parentId)?.status ?? '';
    if (!RETURNED.has(status) || returned.fulfillmentLineItem?.lineItem.id !== lineId) continue;
    const reason = returned.returnReasonDefinition?.handle ?? UNKNOWN_RETURN_REASON;
    reasons[reason] = (reasons[reason] ?? 0) + returned.quantity;
  }
  return reasons;
}

function sum(reasons: Record<string, number>): number {
  return Object.values(reasons).reduce((total, units) => total + units, 0);
}
