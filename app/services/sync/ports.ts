import type { MissedChanges } from '~/core/sync/missed-changes';
import type { Message } from '~/core/audit/outcome';
import type { SyncKind, SyncPhase } from '~/core/sync/sync-phases';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Transaction } from '../queue';

/** Something that changed in Shopify, and when. */
export interface ChangedInShopify {
  id: string;
  at: Date;
}

/** What Shopify says of what changed. */
export interface ShopifyChanges {
  /** Of all statuses. */
  readChangedProducts(since: Date): Promise<ChangedInShopify[]>;
  /** `null`: discounts may not be read. */
  readChangedDiscounts(since: Date): Promise<ChangedInShopify[] | null>;
  /** Whether prices that Canadians are shown move with the exchange rate, of which nothing tells. */
  followsExchangeRate(): Promise<boolean>;
}

export interface SyncRun {
  id: string;
  store: StoreDomain;
  kind: SyncKind;
  phase: SyncPhase;
  startedAt: Date;
  endedAt: Date | null;
  operationId: string | null;
  /** Where the current phase goes on after a restart; its meaning belongs to the phase. */
  cursor: string | null;
  /** Listings (or orders) done in the current phase, and how many there are where that is known. */
  done: number;
  total: number | null;
  /** Message id of what went wrong, e.g. `sync.failed.access`; `null` unless failed. */
  failure: Message['id'] | null;
  /** Of the settings that the audit phase began with; `null` before it. */
  settingsRevision: number | null;
  /** What it found changed without a webhook; `null`: not yet looked for, or the first one. */
  missed: MissedChanges | null;
  /** False: products are read whole only where that is due. */
  whole: boolean;
  /** The last sign of life. */
  progressedAt: Date;
}

/** What of a run changes as it goes on. */
export type SyncProgress = Partial<Omit<SyncRun, 'id' | 'store' | 'kind' | 'startedAt'>>;

export interface BeginOptions {
  whole: boolean;
  /** Where its first phase begins. */
  cursor?: string;
}

export interface SyncRunRepository {
  /**
   * `null` when a run of this store is under way, one at a time, or the store is being erased. `ask` queues what carries the
   * run on, in the same transaction: no run is there without its job. A sync is the one that was wished for, if any was.
   */
  begin(
    store: StoreDomain,
    at: Date,
    kind: SyncKind,
    options: BeginOptions,
    ask: (runId: string, within: Transaction) => Promise<void>,
  ): Promise<SyncRun | null>;
  /** Remembers that a sync is wished for, until one begins. */
  wish(store: StoreDomain, options: { whole: boolean }): Promise<void>;
  /** `null`: none is. */
  wished(store: StoreDomain): Promise<{ whole: boolean } | null>;
  find(store: StoreDomain, runId: string): Promise<SyncRun | null>;
  /** Of that kind, or of either. */
  latest(store: StoreDomain, kind?: SyncKind): Promise<SyncRun | null>;
  /** Of each kind, the latest first. */
  recent(store: StoreDomain, limit: number): Promise<SyncRun[]>;
  /** Of kind `sync`. */
  lastDone(store: StoreDomain): Promise<SyncRun | null>;
  /** The last of kind `sync` that ended well and began before then; with `whole`, that read all products. */
  doneBefore(
    store: StoreDomain,
    startedBefore: Date,
    options?: { whole: true },
  ): Promise<SyncRun | null>;
  /**
   * Stores how far a run is. With `whileIn`, only while it is in that phase: false, and nothing is stored, where it is
   * in another one, or its store was erased.
   */
  advance(
    store: StoreDomain,
    runId: string,
    change: SyncProgress,
    whileIn?: SyncPhase,
  ): Promise<boolean>;
  /** Whether the database answers others while a transaction is open, as the embedded one does not. */
  answersBesideWrites(): Promise<boolean>;
}

export interface SyncPorts {
  runs: SyncRunRepository;
}
