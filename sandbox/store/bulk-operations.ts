import { createReadStream, rmSync } from 'node:fs';
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { GraphQLError } from 'graphql';
import type { BulkOperationStatus } from '../schema/generated/inputs.generated';
import { shopifyInstant, type SandboxClock } from './clock';
import type { BulkFault, Faults } from './faults';
import type { IdAllotter } from './ids';

/** The store outlives no operation: none expires. */
export type BulkStatus = Exclude<BulkOperationStatus, 'EXPIRED'>;

export interface BulkOperationRecord {
  __typename: 'BulkOperation';
  id: string;
  query: string;
  status: BulkStatus;
  errorCode: string | null;
  createdAt: string;
  completedAt: string | null;
  /** Lines and roots written so far. */
  lines: number;
  roots: number;
  fileSize: number | null;
  hasResult: boolean;
  hasPartialData: boolean;
}

/** One root object with its children, as JSONL lines; the first line is the root's. */
export type BulkLines = Iterable<readonly string[]>;

export interface BulkSettings {
  /** How long a run takes at least, by the store's clock. */
  durationMs: number;
  /** `shuffled`: children may stand before their parent, and far from it. */
  lineOrder: 'parentFirst' | 'shuffled';
  /** Where results can be fetched: `<resultBaseUrl>/<digits of the id>.jsonl`. */
  resultBaseUrl: string;
}

const CONCURRENT_OPERATIONS = 5;
const SHUFFLE_WINDOW_ROOTS = 50;
const WRITE_AT_CHARACTERS = 1 << 20;
const READ_BYTES = 1 << 18;

interface Run {
  record: BulkOperationRecord;
  fault: BulkFault | null;
  startedAtMs: number;
  written: boolean;
}

/** The store's bulk operations: each is written to a temporary file at once, and shown as done by the clock. */
export class BulkOperations {
  readonly settings: BulkSettings = {
    durationMs: 0,
    lineOrder: 'parentFirst',
    resultBaseUrl: 'https://storage.googleapis.com/sandbox-bulk',
  };
  private readonly runs = new Map<string, Run>();
  private folder: string | null = null;

  constructor(
    private readonly clock: SandboxClock,
    private readonly ids: IdAllotter,
    private readonly faults: Faults,
    private readonly onFinished: (record: BulkOperationRecord) => void,
  ) {}

  /** Newest last. */
  all(): BulkOperationRecord[] {
    this.settle();
    return [...this.runs.values()].map((run) => run.record);
  }

  find(id: string): BulkOperationRecord | null {
    this.settle();
    return this.runs.get(id)?.record ?? null;
  }

  /** Those that keep a further one from starting: Shopify runs five at a time. */
  inProgress(): BulkOperationRecord[] {
    const active = this.all().filter((record) => isActive(record.status));
    return active.length >= CONCURRENT_OPERATIONS ? active : [];
  }

  start(query: string, lines: BulkLines): BulkOperationRecord {
    const record: BulkOperationRecord = {
      __typename: 'BulkOperation',
      id: this.ids.next(),
      query,
      status: 'CREATED',
      errorCode: null,
      createdAt: shopifyInstant(this.clock.now()),
      completedAt: null,
      lines: 0,
      roots: 0,
      fileSize: null,
      hasResult: false,
      hasPartialData: false,
    };
    const run: Run = {
      record,
      fault: this.faults.nextBulk(),
      startedAtMs: this.clock.now().getTime(),
      written: false,
    };
    this.runs.set(record.id, run);
    // The caller has to see CREATED, as Shopify answers, before any line is written.
    setImmediate(() => {
      this.write(run, lines).catch((error: unknown) => {
        const isDenied = codeOf(error) === 'ACCESS_DENIED';
        this.fail(run, isDenied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR', error);
      });
    });
    return { ...record };
  }

  /** Canceling takes effect when the operation is next looked at. */
  cancel(id: string): BulkOperationRecord | null {
    const record = this.find(id);
    if (!record || !isActive(record.status)) return record;
    record.status = 'CANCELING';
    return { ...record };
  }

  /** The result, or the partial data of a failed run. */
  openResult(id: string): Readable {
    const run = this.runs.get(id);
    if (!run?.record.hasResult && !run?.record.hasPartialData) {
      throw new Error(`Bulk operation ${id} has no result to open`);
    }
    const cut = run.fault?.kind === 'cutDownload' ? run.fault.afterBytes : null;
    if (cut === 0) return Readable.from([]);
    return createReadStream(this.path(id), {
      highWaterMark: READ_BYTES,
      end: cut === null ? Infinity : cut - 1,
    });
  }

  resultUrl(record: BulkOperationRecord): string {
    return `${this.settings.resultBaseUrl}/${record.id}.jsonl`;
  }

  close(): void {
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
    this.runs.clear();
  }

  private async write(run: Run, lines: BulkLines): Promise<void> {
    if (!this.isOpen(run)) return;
    this.folder ??= await mkdtemp(join(tmpdir(), 'sandbox-bulk-'));
    if (run.record.status === 'CREATED') run.record.status = 'RUNNING';
    const file = await open(this.path(run.record.id), 'w');
    const failsAfter = run.fault?.kind === 'failed' ? run.fault.afterLines : Infinity;
    let pending = '';
    let bytes = 0;
    try {
      const groups = this.settings.lineOrder === 'shuffled' ? shuffledWindows(lines) : each(lines);
      for (const group of groups) {
        for (const line of group.lines) {
          if (run.record.lines >= failsAfter) break;
          pending += `${line}\n`;
          run.record.lines += 1;
        }
        run.record.roots += group.roots;
        if (!this.isOpen(run) || run.record.status === 'CANCELING') break;
        if (run.record.lines >= failsAfter) break;
        if (pending.length >= WRITE_AT_CHARACTERS) {
          bytes += (await file.write(pending)).bytesWritten;
          pending = '';
        }
      }
      bytes += (await file.write(pending)).bytesWritten;
    } finally {
      await file.close();
    }
    if (!this.isOpen(run)) return;
    run.record.fileSize = bytes;
    run.written = true;
    this.settle();
  }

  /** False once the store was closed while the run was being written. */
  private isOpen(run: Run): boolean {
    return this.runs.has(run.record.id);
  }

  private fail(run: Run, code: string, cause: unknown): void {
    if (!this.isOpen(run)) return;
    if (code !== 'ACCESS_DENIED') {
      process.emitWarning(`Bulk operation ${run.record.id} could not be written: ${String(cause)}`);
    }
    run.record.status = 'FAILED';
    run.record.errorCode = code;
    run.record.completedAt = shopifyInstant(this.clock.now());
    this.onFinished(run.record);
  }

  /** Brings every run to where the clock says that it is. */
  settle(): void {
    const now = this.clock.now();
    for (const run of this.runs.values()) {
      if (!isActive(run.record.status) || !run.written) continue;
      if (
        run.record.status !== 'CANCELING' &&
        now.getTime() < run.startedAtMs + this.settings.durationMs
      )
        continue;
      this.finish(run, shopifyInstant(now));
    }
  }

  private finish(run: Run, at: string): void {
    const { record } = run;
    record.completedAt = at;
    if (record.status === 'CANCELING') {
      record.status = 'CANCELED';
    } else if (run.fault?.kind === 'failed') {
      record.status = 'FAILED';
      record.errorCode = run.fault.errorCode;
      record.hasPartialData = record.lines > 0;
    } else {
      record.status = 'COMPLETED';
      record.hasResult = record.lines > 0;
    }
    this.onFinished(record);
  }

  private path(id: string): string {
    if (!this.folder) throw new Error('No bulk operation has been written yet');
    return join(this.folder, `${id}.jsonl`);
  }
}

/** Of an error that a resolver threw. */
function codeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? error.extensions['code'] : undefined;
}

export function isActive(status: BulkStatus): boolean {
  return status === 'CREATED' || status === 'RUNNING' || status === 'CANCELING';
}

interface LineGroup {
  lines: readonly string[];
  roots: number;
}

function* each(lines: BulkLines): Generator<LineGroup> {
  for (const group of lines) yield { lines: group, roots: 1 };
}

/** Deterministic, so that a failing test fails again. */
function* shuffledWindows(lines: BulkLines): Generator<LineGroup> {
  let window: string[] = [];
  let roots = 0;
  let state = 20_261_122;
  const shuffle = (): string[] => {
    for (let at = window.length - 1; at > 0; at -= 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const other = state % (at + 1);
      const [a, b] = [window[at], window[other]];
      if (a !== undefined && b !== undefined) [window[at], window[other]] = [b, a];
    }
    return window;
  };
  for (const group of lines) {
    window.push(...group);
    roots += 1;
    if (roots % SHUFFLE_WINDOW_ROOTS === 0) {
      yield { lines: shuffle(), roots: SHUFFLE_WINDOW_ROOTS };
      window = [];
    }
  }
  if (window.length > 0) yield { lines: shuffle(), roots: roots % SHUFFLE_WINDOW_ROOTS };
}
