import type { Message } from '~/core/audit/outcome';
import type { OrderImport } from '~/services/orders/import-orders';

/** What the page is told of an upload. `line` counts from 1; `null` where the whole file is meant. */
export type ImportAnswer =
  | { imported: OrderImport; problem: null }
  | { imported: null; problem: { line: number | null; reason: Message } };

export const FILE_FIELD = 'file';

/** About 100,000 order lines as Shopify exports them [J]; a longer history comes in several files. */
export const MAX_FILE_MEGABYTES = 50;
export const MAX_FILE_BYTES = MAX_FILE_MEGABYTES * 1_000_000;

export const TOO_LARGE: Message = {
  id: 'orders.import.error.tooLarge',
  data: { megabytes: MAX_FILE_MEGABYTES },
};
