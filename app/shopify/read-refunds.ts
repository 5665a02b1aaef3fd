import type { AdminClient } from './admin-client';
import { OrderRefundsDocument } from './generated/documents.generated';
import type { LineRefunds } from './mapping/order';

const ORDERS_A_REQUEST = 10;

/** What was refunded of these orders, by the line's id. */
export async function readRefunds(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<Map<string, LineRefunds>> {
  const byLine = new Map<string, LineRefunds>();
  for (let start = 0; start < orderIds.length; start += ORDERS_A_REQUEST) {
    const ids = orderIds.slice(start, start + ORDERS_A_REQUEST);
    const { nodes } = await client.request(OrderRefundsDocument, { ids });
    for (const node of nodes) {
      if (!node || !('refunds' in node)) continue;
      for (const { quantity, restockType, lineItem } of node.refunds.flatMap(
        ({ refundLineItems }) => refundLineItems.nodes,
      )) {
        const refunds = byLine.get(lineItem.id) ?? { cancelled: 0, returned: 0 };
        refunds[restockType === 'CANCEL' ? 'cancelled' : 'returned'] += quantity;
        byLine.set(lineItem.id, refunds);
      }
    }
  }
  return byLine;
}
