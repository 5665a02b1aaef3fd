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
