import type { StoreDomain } from '~/core/store/store-domain';

/** Sends work to the queue. Two identical requests that have not begun yet become one job. */
export interface Queue {
  syncStore(
    job: { store: StoreDomain; runId: string },
    options?: { delaySeconds?: number },
  ): Promise<void>;
  refreshListings(jobs: { store: StoreDomain; listingId: string }[]): Promise<void>;
  removeListings(jobs: { store: StoreDomain; listingId: string }[]): Promise<void>;
  /**
   * Brings Shopify's discounts in step with what a promotion is to be, from wherever it was left. One with a
   * delay and one without may wait side by side.
   */
  schedulePromotion(
    job: { store: StoreDomain; promotionId: string },
    options?: { delaySeconds?: number },
  ): Promise<void>;
  /** Looks at discounts in Shopify: which of ours were changed there. */
  lookAtDiscounts(jobs: { store: StoreDomain; discountId: string }[]): Promise<void>;
  /** Makes and sends the digests of these stores, each at its time. */
  runDigests(jobs: { store: StoreDomain; at: Date }[]): Promise<void>;
  /** Tells Flow what happened in these stores. */
  sendFlowEvents(jobs: { store: StoreDomain }[]): Promise<void>;
  /** `uninstalledAt` (ISO 8601): a store installed again after it is left alone. */
  eraseStore(job: { store: StoreDomain; uninstalledAt: string }): Promise<void>;
  /** Has the store synced once a day, since a webhook may be lost and French has none. */
  syncDaily(store: StoreDomain): Promise<void>;
  stopSyncingDaily(store: StoreDomain): Promise<void>;
}

export interface Queues {
  queue: Queue;
}
