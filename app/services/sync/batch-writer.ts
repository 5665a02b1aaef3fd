import type { SyncPorts } from './ports';

/**
 * Writes the batches of a phase one after the other while the next one is being judged. One more may be ready beside the
 * one that is being written, so that neither the database nor this process waits for the other's slower batches. A
 * write that finds the run elsewhere (see `storeProgress`) is the last one.
 *
 * Where the database answers nothing else while a transaction is open, a batch is held until what judging the next one
 * takes was asked of it: that one would otherwise wait for the write, and not be judged meanwhile.
 */
export class BatchWriter {
  #beforeLast: Promise<boolean> = Promise.resolve(true);
  #last: Promise<boolean> = Promise.resolve(true);
  #held: (() => Promise<boolean>) | null = null;

  static async for({ runs }: SyncPorts): Promise<BatchWriter> {
    return new BatchWriter(!(await runs.answersBesideWrites()));
  }

  constructor(private readonly holds: boolean) {}

  /** Begins once the writes before have ended. False: the run is elsewhere, nothing is begun any more. */
  async write(batch: () => Promise<boolean>): Promise<boolean> {
    this.#held = batch;
    return this.holds || this.begin();
  }

  /** Begins to write what is held; to be called before another batch is judged. False as above. */
  async begin(): Promise<boolean> {
    const batch = this.#held;
    if (batch === null) return true;
    this.#held = null;
    if (!(await this.#beforeLast)) return false;
    this.#beforeLast = this.#last;
    this.#last = this.#last.then((goesOn) => goesOn && batch());
    // They are waited for below or by a later write: until then nobody hears of a failure.
    this.#last.catch(() => undefined);
    return true;
  }

  /** Writes what is held, and waits for the last write; throws what it, or one before it, threw. */
  async end(): Promise<boolean> {
    return (await this.begin()) && this.#last;
  }

  /** Does `work`, and lets no write go on after it. Where it fails, what is held is written all the same: it is further. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      await Promise.allSettled([this.end()]);
    }
  }
}
