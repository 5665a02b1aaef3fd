import type { Message } from '~/core/audit/outcome';
export interface OrderHistoryView {
  /** `YYYY-MM-DD`, first and last day of which all orders are known; `null`: of none. */
  since: string | null;
  until: string | null;
  /** Whether these are all that the store ever had; else Shopify gives those of the last 60 days alone. */
  isComplete: boolean;
  /** Message id of why orders cannot be read. */
  notice: Message['id'] | null;
}

/** What is not known of the past, for pages that compare with it. */
export interface MissingHistoryView {
  orders: OrderHistoryView;
  /** A sync is at the orders, or about to be; `null`: none is. `total` `null`: not known yet. */
  reading: { done: number; total: number | null } | null;
}
