import type { AdminClient } from './admin-client';
import {
  OrderRefundsDocument,
  type RefundLineItemRestockType,
} from './generated/documents.generated';
import type { LineRefunds, RefundsByLine } from './mapping/order';
import { meaningOf } from './unknown-values';

const ORDERS_A_REQUEST = 10;

const NOTHING: LineRefunds = { cancelled: 0, returned: 0 };

const REFUNDED: Record<RefundLineItemRestockType, keyof LineRefunds> = {
  CANCEL: 'cancelled',
  LEGACY_RESTOCK: 'returned',
  NO_RESTOCK: 'returned',
  RETURN: 'returned',
};

/** What was refunded of these orders. */
export async function readRefunds(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<RefundsByLine> {
  const byLine = new Map<string, LineRefunds | null>();
  for (let start = 0; start < orderIds.length; start += ORDERS_A_REQUEST) {
    const ids = orderIds.slice(start, start + ORDERS_A_REQUEST);
    const { nodes } = await client.request(OrderRefundsDocument, { ids });
    for (const node of nodes) {
      if (!node || !('refunds' in node)) continue;
      for (const { quantity, restockType, lineItem } of node.refunds.flatMap(
        ({ refundLineItems }) => refundLineItems.nodes,
      )) {
        const { note } = client;
        const kind = meaningOf(REFUNDED, {
          field: 'RefundLineItem.restockType',
          value: restockType,
          note,
        });
        const before = byLine.has(lineItem.id) ? byLine.get(lineItem.id) : NOTHING;
        byLine.set(
          lineItem.id,
          before && kind ? { ...before, [kind]: before[kind] + quantity } : null,
        );
      }
    }
  }
  return byLine;
}
