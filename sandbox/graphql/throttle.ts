import type { SandboxClock } from '../store/clock';

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** Shopify's leaky bucket of query cost, refilled by the clock. */
export class Throttle {
  private available: number;
  private at: number;

  constructor(
    private readonly clock: SandboxClock,
    /** Points that the bucket holds, and points a second that come back. */
    readonly limits: { maximumAvailable: number; restoreRate: number } = {
      maximumAvailable: 2000,
      restoreRate: 100,
    },
  ) {
    this.available = limits.maximumAvailable;
    this.at = clock.now().getTime();
  }

  /** A request may run when its requested cost fits. */
  admits(requestedCost: number): boolean {
    this.refill();
    return requestedCost <= this.available;
  }

  /** Takes what the request really cost; the requested cost is reserved only while it runs. */
  take(actualCost: number): void {
    this.refill();
    this.available = Math.max(0, this.available - actualCost);
  }

  status(): ThrottleStatus {
    this.refill();
    return { ...this.limits, currentlyAvailable: Math.floor(this.available) };
  }

  private refill(): void {
    const now = this.clock.now().getTime();
    const restored = (Math.max(0, now - this.at) / 1000) * this.limits.restoreRate;
    this.available = Math.min(this.limits.maximumAvailable, this.available + restored);
    this.at = now;
  }
}
