/** Shopify's `throttleStatus`, in cost points. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points a second. */
  restoreRate: number;
}

/**
 * What is left of a store's leaky bucket of query cost, as last told by Shopify and grown since.
 * Requests under way are taken off at once, so that several at a time do not spend the same points.
 */
export class CostBucket {
  #status: ThrottleStatus | null = null;
  #atMs = 0;
  readonly #costs = new Map<string, number>();

  /** Points that the operation asked for last time; 0 where it has not run yet. */
  costOf(operation: string): number {
    return this.#costs.get(operation) ?? 0;
  }

  /** Milliseconds until `cost` points are there; 0 where nothing is known yet. */
  waitMs(cost: number, nowMs: number): number {
    if (!this.#status) return 0;
    const { maximumAvailable, restoreRate } = this.#status;
    const missing = Math.min(cost, maximumAvailable) - this.#available(nowMs);
    return missing > 0 && restoreRate > 0 ? Math.ceil((missing / restoreRate) * 1000) : 0;
  }

  take(cost: number, nowMs: number): void {
    if (!this.#status) return;
    this.#status = { ...this.#status, currentlyAvailable: this.#available(nowMs) - cost };
    this.#atMs = nowMs;
  }

  learn(
    operation: string,
    requestedCost: number | null,
    status: ThrottleStatus | null,
    nowMs: number,
  ): void {
    if (requestedCost !== null) this.#costs.set(operation, requestedCost);
    if (status === null) return;
    this.#status = status;
    this.#atMs = nowMs;
  }

  #available(nowMs: number): number {
    if (!this.#status) return 0;
    const { maximumAvailable, currentlyAvailable, restoreRate } = this.#status;
    const restored = (Math.max(0, nowMs - this.#atMs) / 1000) * restoreRate;
    return Math.min(maximumAvailable, currentlyAvailable + restored);
  }
}
