import { z } from 'zod';
import type { StoreDomain } from '~/core/store/store-domain';
import { startReaudit } from '../audit/start-reaudit';
import { recordListings } from '../catalogue/record-listings';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import { beginRun } from './begin-run';
import { listingCompleter } from './complete-listings';
import { exportChunks } from './export-chunks';
import type { SyncPorts, SyncRun } from './ports';
import { readExported } from './read-exported';
import {
  isExportDenied,
  MAX_EXPORTS,
  secondsUntilNextLook,
  storeProgress,
  type StepResult,
  type SyncShopify,
  type SyncSignals,
  type SyncStepPorts,
} from './sync-step';

const cursorSchema = z.object({
  /** Products that changed since then are read. */
  since: z.coerce.date(),
  /** Listings of the export that are stored and judged. */
  stored: z.int(),
  failedExports: z.int(),
  /** Shopify runs no bulk query for this app: products are read as their jobs come. */
  isDenied: z.boolean(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Shopify's search lags behind what was saved, and clocks differ. What it has not found yet is read by its job. */
const OVERLAP_MS = 5 * 60_000;
const TRY_AGAIN_AFTER_DENIAL_MS = 60 * 60_000;

/** Has the products that changed since then read together. False: another run is under way, or it would be in vain. */
export async function startReadingChanges(
  ports: SyncPorts & Queues & Clock,
  store: StoreDomain,
  since: Date,
): Promise<boolean> {
  const at = ports.now();
  const before = await ports.runs.latest(store, 'changes');
  if (before?.cursor) {
    const isRecent = at.getTime() - before.startedAt.getTime() < TRY_AGAIN_AFTER_DENIAL_MS;
    if (isRecent && cursorOf(before.cursor).isDenied) return false;
  }
  const from = new Date(since.getTime() - OVERLAP_MS);
  const cursor: Cursor = { since: from, stored: 0, failedExports: 0, isDenied: false };
  const begin = { whole: true, cursor: JSON.stringify(cursor) };
  return (await beginRun(ports, store, 'changes', begin)) !== null;
}

/**
 * Phase `changes`: has Shopify export the products that changed lately, stores and judges them. What it leaves out,
 * their jobs read.
 */
export async function readChanges(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const shopify = await ports.shopify(run.store);
  const cursor = cursorOf(run.cursor ?? '{}');
  if (run.operationId === null) return start(ports, run, shopify, cursor);
  const status = await shopify.readProductExportStatus(run.operationId);
  switch (status.state) {
    case 'running':
      await storeProgress(ports, run, { done: status.listingCount });
      return { continueInSeconds: secondsUntilNextLook(run.startedAt, ports.now()) };
    case 'failed':
    case 'unreadable':
      return startOver(ports, run, cursor, status.state === 'failed' ? status.code : status.state);
    case 'completed': {
      const { url, objectCount, listingCount } = status;
      if (url === null) return end(ports, run, 0);
      await storeProgress(ports, run, { done: cursor.stored, total: listingCount });
      return read(ports, run, { shopify, cursor, url, objectCount }, signals);
    }
  }
}

async function start(
  ports: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
  cursor: Cursor,
): Promise<StepResult> {
  try {
    const { operationId } = await shopify.startProductExport(run.startedAt, cursor.since);
    await storeProgress(ports, run, { operationId });
    return 'goOn';
  } catch (error) {
    if (!isExportDenied(error)) throw error;
    ports.log.warn(
      { store: run.store, runId: run.id, err: error },
      'an export was denied, reading changes one request after the other',
    );
    return end(ports, run, 0, { ...cursor, isDenied: true });
  }
}

async function startOver(
  ports: SyncStepPorts,
  run: SyncRun,
  cursor: Cursor,
  code: string,
): Promise<StepResult> {
  const failedExports = cursor.failedExports + 1;
  const isDenied = code === 'ACCESS_DENIED' || failedExports >= MAX_EXPORTS;
  ports.log.warn(
    { store: run.store, runId: run.id, code, failedExports },
    'the export of changes failed',
  );
  if (isDenied) return end(ports, run, cursor.stored, { ...cursor, isDenied });
  await storeProgress(ports, run, {
    operationId: null,
    cursor: JSON.stringify({ ...cursor, stored: 0, failedExports }),
    done: 0,
  });
  return { continueInSeconds: 2 * failedExports };
}

async function read(
  ports: SyncStepPorts,
  run: SyncRun,
  { shopify, cursor, url, objectCount }: ExportOfChanges,
  signals: SyncSignals,
): Promise<StepResult> {
  const complete = await listingCompleter(ports, run, shopify);
  const all = shopify.readProductExport(url, objectCount);
  let seen = 0;
  for await (const chunk of exportChunks(ports, run.store, all, cursor.stored)) {
    seen = chunk.upTo;
    const { exported, same } = chunk;
    const { listings, ...reading } = await readExported(exported, await same, complete);
    await recordListings(ports, run.store, listings, { ...reading, readAt: run.startedAt });
    const progress = { cursor: JSON.stringify({ ...cursor, stored: seen }), done: seen };
    if (!(await storeProgress(ports, run, progress))) return 'goOn';
    if (!chunk.isLast && signals.shouldPause()) return 'pause';
  }
  return end(ports, run, seen);
}

interface ExportOfChanges {
  shopify: SyncShopify;
  cursor: Cursor;
  url: string;
  objectCount: number;
}

async function end(
  ports: SyncStepPorts,
  run: SyncRun,
  done: number,
  cursor?: Cursor,
): Promise<StepResult> {
  await storeProgress(ports, run, {
    phase: 'done',
    ...(cursor && { cursor: JSON.stringify(cursor) }),
    done,
    total: done,
    endedAt: ports.now(),
  });
  // Settings that were saved meanwhile found a run under way, and began none.
  const saved = (await ports.stores.find(run.store))?.settingsSaved;
  if (saved && saved.at >= run.startedAt) await startReaudit(ports, run.store);
  return 'goOn';
}

function cursorOf(text: string): Cursor {
  return cursorSchema.parse(JSON.parse(text));
}
