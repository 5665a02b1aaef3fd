import type { AdminClient } from './admin-client';
import {
  OrderRefundsDocument,
  RefundLinesDocument,
  SentLinesDocument,
  type FulfillmentStatus,
  type OrderRefundsQuery,
  type RefundedLineFragment,
  type RefundLineItemRestockType,
  type SentLineFragment,
} from './generated/documents.generated';
import {
  WAS_SENT,
  type LineRefunds,
  type OrderRefunds,
  type RefundsByOrder,
} from './mapping/order';
import { allPages } from './pages/all-pages';
import { meaningOf } from './unknown-values';

const ORDERS_A_REQUEST = 10;
/** Of each order, at first. */
const REFUNDS = 10;
/** [J] Orders with more refunds, or fulfilments, are not known. */
const MOST_REFUNDS = 250;

const KNOWN_TYPES: Record<RefundLineItemRestockType, 'cancelled' | 'whereItWas'> = {
  CANCEL: 'cancelled',
  LEGACY_RESTOCK: 'whereItWas',
  NO_RESTOCK: 'whereItWas',
  RETURN: 'whereItWas',
};

type RefundedOrder = Extract<OrderRefundsQuery['nodes'][number], { id: string }>;

/**
 * What was refunded of these orders, and what never left. Units that had not been sent were cancelled, whatever was said of
 * restocking: of a line those are they that were neither sent nor are still to be.
 */
export async function readRefunds(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<RefundsByOrder> {
  const byOrder = new Map<string, OrderRefunds | null>();
  for (let start = 0; start < orderIds.length; start += ORDERS_A_REQUEST) {
    const ids = orderIds.slice(start, start + ORDERS_A_REQUEST);
    for (const order of await refundedOrders(client, ids, REFUNDS))
      byOrder.set(order.id, await refundsOf(client, order));
  }
  return byOrder;
}

async function refundedOrders(
  client: AdminClient,
  ids: readonly string[],
  most: number,
): Promise<RefundedOrder[]> {
  const { nodes } = await client.request(OrderRefundsDocument, { ids: [...ids], most });
  const orders = nodes.filter((node): node is RefundedOrder => node !== null && 'refunds' in node);
  const whole: RefundedOrder[] = [];
  for (const order of orders) {
    const isCut = order.refunds.length >= most || order.fulfillments.length >= most;
    if (isCut && most < MOST_REFUNDS)
      whole.push(...(await refundedOrders(client, [order.id], MOST_REFUNDS)));
    else whole.push(order);
  }
  return whole;
}

/** `null`: there are more than can be read, or a fulfilment is in a state that is not known. */
async function refundsOf(client: AdminClient, order: RefundedOrder): Promise<OrderRefunds | null> {
  if (order.refunds.length >= MOST_REFUNDS || order.fulfillments.length >= MOST_REFUNDS)
    return null;
  const sent = await sentLines(client, order);
  if (sent === null) return null;
  const refunded = Map.groupBy(await refundedLines(client, order), ({ lineItem }) => lineItem.id);
  const unitsSent = new Map<string, number>();
  for (const { quantity, lineItem } of sent)
    unitsSent.set(lineItem.id, (unitsSent.get(lineItem.id) ?? 0) + (quantity ?? 0));
  const lines = [...sent, ...[...refunded.values()].flat()].map(({ lineItem }) => lineItem);
  return new Map(
    lines.map(({ id, quantity, unfulfilledQuantity }) => {
      const neverSent = quantity - (unitsSent.get(id) ?? 0) - unfulfilledQuantity;
      return [id, ofOneLine(client, refunded.get(id) ?? [], Math.max(0, neverSent))];
    }),
  );
}

/** `null`: a refund is of a kind that is not known. */
function ofOneLine(
  { note }: Pick<AdminClient, 'note'>,
  refunds: readonly RefundedLineFragment[],
  neverSent: number,
): LineRefunds | null {
  let total = 0;
  let saidCancelled = 0;
  for (const { quantity, restockType: value } of refunds) {
    const kind = meaningOf(KNOWN_TYPES, { field: 'RefundLineItem.restockType', value, note });
    if (kind === null) return null;
    total += quantity;
    if (kind === 'cancelled') saidCancelled += quantity;
  }
  const cancelled = Math.min(total, Math.max(saidCancelled, neverSent));
  return { cancelled, returned: total - cancelled, neverSent };
}

async function refundedLines(
  client: AdminClient,
  { refunds }: RefundedOrder,
): Promise<RefundedLineFragment[]> {
  const lines: RefundedLineFragment[] = [];
  for (const { id, refundLineItems } of refunds) {
    const ofRefund = await allPages(refundLineItems, async (after) => {
      const [found] = (await client.request(RefundLinesDocument, { ids: [id], after })).nodes;
      return found && 'refundLineItems' in found ? found.refundLineItems : null;
    });
    lines.push(...(ofRefund ?? []));
  }
  return lines;
}

/** `null` where a fulfilment is in a state that is not known. */
async function sentLines(
  client: AdminClient,
  { fulfillments }: RefundedOrder,
): Promise<SentLineFragment[] | null> {
  const sent: SentLineFragment[] = [];
  for (const { id, status, fulfillmentLineItems } of fulfillments) {
    const wasSent = meaningOf<FulfillmentStatus, boolean>(WAS_SENT, {
      field: 'Fulfillment.status',
      value: status,
      note: client.note,
    });
    if (wasSent === null) return null;
    if (!wasSent) continue;
    const lines = await allPages(fulfillmentLineItems, async (after) => {
      const [found] = (await client.request(SentLinesDocument, { ids: [id], after })).nodes;
      return found && 'fulfillmentLineItems' in found ? found.fulfillmentLineItems : null;
    });
    sent.push(...(lines ?? []));
  }
  return sent;
}
