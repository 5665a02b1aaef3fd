import type {
  ShopifyStoreFacts,
  ShopifyStoreTexts,
  StorePorts,
  StoreTextPorts,
} from '../store/ports';
import type { CataloguePorts, ShopifyListings, ShopifyProductExport } from '../catalogue/ports';
import type { AuditPorts } from '../audit/ports';
import type { HomePorts } from '../home/ports';
import type { OrderPorts, ShopifyOrders } from '../orders/ports';
import type { PromotionPorts, ShopifyPromotions } from '../promotions/ports';
import type { Queues } from '../queue';
import type { Clock, Logs, Shopify } from '../common-ports';
import { failureKindOf, OutsideError } from '../outside-error';
import type { SyncFailure } from './failure';
import type { WebhookPorts } from '../webhooks/ports';
import type { ShopifyChanges, SyncPorts, SyncProgress, SyncRun } from './ports';

/** What a sync reads from Shopify. */
export type SyncShopify = ShopifyStoreFacts &
  ShopifyStoreTexts &
  ShopifyListings &
  ShopifyProductExport &
  ShopifyOrders &
  ShopifyChanges &
  Pick<ShopifyPromotions, 'discounts' | 'catalogue'>;

export type SyncStepPorts = StorePorts &
  StoreTextPorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  Pick<PromotionPorts, 'promotions' | 'discounts' | 'collectionMembers'> &
  SyncPorts &
  WebhookPorts &
  Pick<HomePorts, 'readinessDays'> &
  Queues &
  Shopify<SyncShopify> &
  Clock &
  Logs;

/**
 * How many listings are read, judged and written together; those that are as they were stored go along. While a batch is
 * written the next one is read: the memory of a sync whatever the store's size.
 */
export const BATCH_SIZE = 250;

/** Fewer listings where they have many variants, up to 2,048 each: memory goes by these. */
export const BATCH_VARIANTS = 5_000;

/** A failed export is started afresh this often before it is given up. */
export const MAX_EXPORTS = 3;

/** Whether an export that this ended may be made up for page by page; what shuts the app out altogether may not. */
export function isExportDenied(error: unknown): boolean {
  const kind = failureKindOf(error);
  return kind === 'bulkNotEnabled' || kind === 'access' || kind === 'customerDataNotGranted';
}

/** Whether the file of an export is to blame, which trying the same again does not mend. */
export function isBadFile(error: unknown): error is OutsideError {
  return error instanceof OutsideError && BAD_FILES.has(error.kind);
}

const BAD_FILES: ReadonlySet<OutsideError['kind']> = new Set(['incomplete', 'gone', 'unreadable']);

/** How far the file of an export was stored, and how many exports before it failed. */
export interface ExportCursor {
  stored: number;
  failed: number;
}

/** `null`: at the beginning. */
export function exportCursorOf(text: string | null): ExportCursor {
  const [stored = 0, failed = 0] = (text ?? '').split(' ').map(Number);
  return { stored, failed };
}

export function exportCursorText({ stored, failed }: ExportCursor): string {
  return `${stored} ${failed}`;
}

export const BY_PAGES_INSTEAD = 'an export was denied, reading page by page';

/** What is left to do once a phase has done what it can: more, at once, or in a while; or nothing can be done. */
export type StepResult = 'goOn' | 'pause' | { continueInSeconds: number } | SyncEnd;

export interface SyncEnd {
  failure: SyncFailure;
  /** For the log: an error, or a sentence. */
  reason: unknown;
}

/**
 * One phase of a run. It stores how far it got after every batch, may be stopped anywhere and begun again
 * from what it stored: doing a batch twice changes nothing.
 */
export type SyncPhaseStep = (
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
) => Promise<StepResult>;

export interface SyncSignals {
  /** Asked for between batches: leave the rest to a later job, since this process is about to stop. */
  shouldPause: () => boolean;
}

/** A tenth of the time already waited, so that a small store waits a second and a large one costs few looks. */
export function secondsUntilNextLook(startedAt: Date, now: Date): number {
  const waitedSeconds = (now.getTime() - startedAt.getTime()) / 1000;
  return Math.min(30, Math.max(1, Math.round(waitedSeconds / 10)));
}

/**
 * Stores the progress of a batch. False when the run is no longer where `run` says: superseded, carried on by
 * another process, or its store erased. A cursor must never reach a phase that it was not meant for.
 */
export async function storeProgress(
  { runs, now }: SyncPorts & Clock,
  run: SyncRun,
  change: SyncProgress,
): Promise<boolean> {
  return runs.advance(run.store, run.id, { ...change, progressedAt: now() }, run.phase);
}
