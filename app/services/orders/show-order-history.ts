import type { StoreDomain } from '~/core/store/store-domain';
import type { OrderPorts, OrderHistory } from './ports';
import type { OrderHistoryView } from './views';

/** Of which days all orders are known, and why of no more. */
export async function showOrderHistory(
  { orders }: OrderPorts,
  store: StoreDomain,
): Promise<OrderHistoryView> {
  return viewOfHistory(await orders.history(store));
}

export function viewOfHistory({ since, until, complete, notice }: OrderHistory): OrderHistoryView {
  return { since, until, isComplete: complete, notice };
}
