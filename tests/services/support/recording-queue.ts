import type { Queue } from '~/services/queue';

export type QueuedJob =
  | { kind: 'runDigests'; store: string; at: Date }
  | { kind: 'syncStore'; store: string; runId: string; delaySeconds: number }
  | { kind: 'refreshListing' | 'removeListing'; store: string; listingId: string }
  | { kind: 'schedulePromotion'; store: string; promotionId: string; delaySeconds: number }
  | { kind: 'lookAtDiscount'; store: string; discountId: string }
  | { kind: 'eraseStore'; store: string; uninstalledAt: string };

/** A queue that keeps what it is sent, for a test to look at and to run. */
export class RecordingQueue implements Queue {
  jobs: QueuedJob[] = [];
  readonly daily = new Set<string>();
  readonly flowStores = new Set<string>();
  /** Set to have the next request fail, as when the database is gone. */
  failNext: Error | null = null;

  async syncStore(
    job: { store: string; runId: string },
    { delaySeconds = 0 }: { delaySeconds?: number } = {},
  ): Promise<void> {
    this.add({ kind: 'syncStore', ...job, delaySeconds });
  }

  async refreshListings(jobs: { store: string; listingId: string }[]): Promise<void> {
    for (const job of jobs) this.add({ kind: 'refreshListing', ...job });
  }

  async removeListings(jobs: { store: string; listingId: string }[]): Promise<void> {
    for (const job of jobs) this.add({ kind: 'removeListing', ...job });
  }

  async schedulePromotion(
    job: { store: string; promotionId: string },
    { delaySeconds = 0 }: { delaySeconds?: number } = {},
  ): Promise<void> {
    this.add({ kind: 'schedulePromotion', ...job, delaySeconds });
  }

  async lookAtDiscounts(jobs: { store: string; discountId: string }[]): Promise<void> {
    for (const job of jobs) this.add({ kind: 'lookAtDiscount', ...job });
  }

  async sendFlowEvents(jobs: { store: string }[]): Promise<void> {
    for (const { store } of jobs) this.flowStores.add(store);
  }

  async runDigests(jobs: { store: string; at: Date }[]): Promise<void> {
    for (const job of jobs) this.add({ kind: 'runDigests', ...job });
  }

  async eraseStore(job: { store: string; uninstalledAt: string }): Promise<void> {
    this.add({ kind: 'eraseStore', ...job });
  }

  async syncDaily(store: string): Promise<void> {
    this.daily.add(store);
  }

  async stopSyncingDaily(store: string): Promise<void> {
    this.daily.delete(store);
  }

  take(): QueuedJob[] {
    return this.jobs.splice(0);
  }

  private add(job: QueuedJob): void {
    const error = this.failNext;
    this.failNext = null;
    if (error) throw error;
    this.jobs.push(job);
  }
}
