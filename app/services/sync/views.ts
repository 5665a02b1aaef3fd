import type { Message } from '~/core/audit/outcome';
import type { MissedChanges } from '~/core/sync/missed-changes';
import type { RunningPhase, SyncKind } from '~/core/sync/sync-phases';

/** A sync or an audit of the store has not ended yet: one at a time. */
export interface UnderWay {
  why: 'underWay';
}

/** Whether a store's catalogue was ever read as a whole. */
export type FirstSync = 'notBegun' | 'underWay' | 'failed' | 'ended';

/**
 * Stores of so many listings are read page by page: an export takes Shopify a while to begin, however small.
 * Measured, see docs/decisions/0019.
 */
export const LISTINGS_BY_PAGES = 500;

export interface SyncView {
  runId: string;
  kind: SyncKind;
  state: 'running' | 'done' | 'failed';
  /** `null` once it has ended. */
  phase: RunningPhase | null;
  done: number;
  total: number | null;
  /** Products are read page by page although there are many, because Shopify denies an export. */
  isExportDenied: boolean;
  startedAt: string;
  endedAt: string | null;
  failure: Message['id'] | null;
  /** What it found changed without a webhook; `null`: not looked for, or not yet, or the first one. */
  missed: MissedChanges | null;
}

export interface SyncsView {
  running: SyncView | null;
  /** The latest first. */
  ended: SyncView[];
}
