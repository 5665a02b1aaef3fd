import type { StoreDomain } from '~/core/store/store-domain';
import type { Transaction } from '../queue';

/** What a delivery may be about. */
export type WebhookSubject = 'product' | 'discount';

export interface WebhookDelivery {
  webhookId: string;
  store: StoreDomain;
  topic: string;
  /** Global id of what the topic is about; null where it is about the store. */
  subjectId: string | null;
  triggeredAt: Date | null;
}

/** What deliveries told of one product or discount: when last, and how often. */
export interface ToldChange {
  lastAt: Date;
  count: number;
}

export interface WebhookRepository {
  /**
   * Records deliveries as handled, and has `handle` queue what they ask for, in one transaction. Only those are
   * handled, and answered, that were not before, and whose store is installed.
   */
  take(
    deliveries: WebhookDelivery[],
    receivedAt: Date,
    handle: (fresh: WebhookDelivery[], within: Transaction) => Promise<void>,
  ): Promise<WebhookDelivery[]>;
  /** Of each product or discount that deliveries since then named. */
  changesOf(
    store: StoreDomain,
    subjectIds: string[],
    since: Date,
  ): Promise<Map<string, ToldChange>>;
  /**
   * Products that were named since then and not read after that, and when the first of them changed, by Shopify's word. Those
   * that changed before `changedAfter` do not count.
   */
  unreadChanges(
    store: StoreDomain,
    since: Date,
    changedAfter: Date | null,
  ): Promise<{ count: number; firstAt: Date | null }>;
  /** Deletes the records of deliveries received before then. Returns how many. */
  forgetBefore(store: StoreDomain, receivedBefore: Date): Promise<number>;
}

export interface WebhookPorts {
  webhooks: WebhookRepository;
}
