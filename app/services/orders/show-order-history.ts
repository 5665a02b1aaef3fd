import type { OrderHistory, Ports, StoreDomain } from '../ports';
import type { OrderHistoryView } from '../views';

/** Of which days all orders are known, and why of no more. */
export async function showOrderHistory(
  { orders }: Pick<Ports, 'orders'>,
  store: StoreDomain,
): Promise<OrderHistoryView> {
  return viewOfHistory(await orders.history(store));
}

export function viewOfHistory({ since, until, complete, notice }: OrderHistory): OrderHistoryView {
  return { since, until, isComplete: complete, notice };
}
