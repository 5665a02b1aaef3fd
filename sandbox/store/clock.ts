/** Where the sandbox store takes its time from. */
export interface SandboxClock {
  now(): Date;
}

/** A clock that can be set: it runs on from the instant it was set to, or stands still. */
export class SettableClock implements SandboxClock {
  private setTo: number;
  private setAt = performance.now();
  private readonly running: boolean;
  private readonly listeners = new Set<(now: Date) => void>();

  constructor(start: Date, options: { running: boolean }) {
    this.setTo = start.getTime();
    this.running = options.running;
  }

  now(): Date {
    return new Date(this.setTo + (this.running ? performance.now() - this.setAt : 0));
  }

  set(instant: Date): void {
    this.setTo = instant.getTime();
    this.setAt = performance.now();
    for (const listener of this.listeners) listener(this.now());
  }

  advance(milliseconds: number): void {
    this.set(new Date(this.now().getTime() + milliseconds));
  }

  /** Calls the listener after every `set` and `advance`; returns the way to stop. */
  onSet(listener: (now: Date) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** As Shopify writes instants: whole seconds, UTC. */
export function shopifyInstant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
