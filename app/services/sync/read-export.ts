import type { Listing } from '~/core/listing/listing';
import { SyncError } from './failure';
import type { SyncRun } from './ports';
import {
  type SyncShopify,
  BATCH_SIZE,
  storeProgress,
  type StepResult,
  type SyncStepPorts,
  type SyncSignals,
} from './sync-step';

/**
 * Phase `reading`: stores the exported listings batch by batch, then removes those that Shopify no longer
 * has. The cursor counts the listings stored: the file gives them in the same order each time.
 */
export async function readExport(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const shopify = await ports.shopify(run.store);
  if (run.operationId === null) throw new Error(`sync run ${run.id} is reading without an export`);
  const status = await shopify.readProductExportStatus(run.operationId);
  if (status.state !== 'completed') {
    // The result's address lapses after a week: a run that slept that long begins with a new export.
    await storeProgress(ports, run, {
      phase: 'exporting',
      operationId: null,
      cursor: null,
      done: 0,
    });
    return 'goOn';
  }

  const stored = Number(run.cursor ?? 0);
  let seen = 0;
  if (status.url !== null) {
    let batch: Listing[] = [];
    for await (const listing of shopify.readProductExport(status.url, status.objectCount)) {
      seen += 1;
      if (seen <= stored) continue;
      batch.push(listing);
      if (batch.length < BATCH_SIZE) continue;
      if (!(await storeBatch(ports, run, batch, seen))) return 'goOn';
      batch = [];
      if (signals.shouldPause()) return 'pause';
    }
    if (batch.length > 0 && !(await storeBatch(ports, run, batch, seen))) return 'goOn';
  }

  await refusePartialExport(ports, run, shopify, { seen, expected: status.listingCount });
  const removed = await ports.listings.removeUnseen(run.store, run.id, ports.now());
  if (removed > 0) ports.log.info({ store: run.store, runId: run.id, removed }, 'listings removed');

  await storeProgress(ports, run, {
    phase: 'customs',
    operationId: null,
    cursor: null,
    done: 0,
    total: seen,
  });
  return 'goOn';
}

async function storeBatch(
  ports: SyncStepPorts,
  run: SyncRun,
  batch: Listing[],
  seen: number,
): Promise<boolean> {
  // The export shows the store as it was when the export began: a listing that was read or removed by a
  // webhook since then is newer than this.
  await ports.listings.save(run.store, batch, { readAt: run.startedAt, runId: run.id });
  return storeProgress(ports, run, { cursor: String(seen), done: seen });
}

/** A listing is taken for deleted only when the export is known to be whole. */
async function refusePartialExport(
  { listings }: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
  { seen, expected }: { seen: number; expected: number },
): Promise<void> {
  if (seen !== expected) {
    throw new SyncError(
      'sync.failed.incomplete',
      `the export holds ${seen} products, Shopify counted ${expected}`,
      true,
    );
  }
  if (seen > 0) return;
  const [someId] = await listings.idsAfter(run.store, null, 1);
  if (someId !== undefined && (await shopify.readListing(someId)) !== null) {
    throw new SyncError('sync.failed.incomplete', 'the export is empty, the store is not', false);
  }
}
