import type { SandboxClock } from './clock';

/** Unused for so long, the permission lapses. */
const LAPSES_AFTER_MS = 31 * 24 * 3_600_000;

/**
 * Whether the app may run bulk queries. Since November 2026 an app that is not a merchant's own may not, until its
 * maker has allowed it in the Partner Dashboard.
 */
export class BulkAccess {
  #until: Date | null = null;

  constructor(private readonly clock: SandboxClock) {}

  /** When it lapses, unless a bulk query is run before; `null`: it was not allowed, or has lapsed. */
  get until(): Date | null {
    return this.#until !== null && this.#until > this.clock.now() ? this.#until : null;
  }

  allow(): void {
    this.#until = new Date(this.clock.now().getTime() + LAPSES_AFTER_MS);
  }

  /** Answers whether a bulk query may run now; one that does keeps the permission alive. */
  use(): boolean {
    if (this.until === null) return false;
    this.allow();
    return true;
  }

  /** As a process before left it. */
  restore(until: Date | null): void {
    this.#until = until;
  }
}
