import type { SyncRun } from './ports';
import { reconcile } from './reconcile';
import {
  BY_PAGES_INSTEAD,
  exportCursorText,
  isExportDenied,
  MAX_EXPORTS,
  type SyncShopify,
  secondsUntilNextLook,
  storeProgress,
  type StepResult,
  type SyncStepPorts,
} from './sync-step';
import { LISTINGS_BY_PAGES } from './views';

/**
 * Phase `exporting`: reconciles the store with Shopify, then has it export the products where all are to be read, and
 * looks now and then whether the export is done. The cursor counts the exports that failed.
 */
export async function exportProducts(ports: SyncStepPorts, run: SyncRun): Promise<StepResult> {
  const shopify = await ports.shopify(run.store);
  if (run.operationId === null) return startExport(ports, run, shopify);

  const status = await shopify.readProductExportStatus(run.operationId);
  switch (status.state) {
    case 'running':
      await storeProgress(ports, run, { done: status.listingCount });
      return { continueInSeconds: secondsUntilNextLook(run.startedAt, ports.now()) };
    case 'failed':
      return startOver(ports, run, status.code);
    case 'unreadable':
      return readByPages(ports, run, await shopify.countProducts());
    case 'completed':
      await storeProgress(ports, run, {
        phase: 'reading',
        cursor: exportCursorText({ stored: 0, failed: Number(run.cursor ?? 0) }),
        done: 0,
        total: status.listingCount,
      });
      return 'goOn';
  }
}

async function startExport(
  ports: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
): Promise<StepResult> {
  // An export that is begun again was reconciled before.
  if (run.cursor === null) {
    const why = await reconcile(ports, run, shopify);
    if (why === null) return leaveProducts(ports, run);
    if (!run.whole)
      ports.log.info({ store: run.store, runId: run.id, why }, 'reading all products');
    await ports.runs.advance(run.store, run.id, { whole: true });
  }
  const total = await shopify.countProducts();
  if (total <= LISTINGS_BY_PAGES) return readByPages(ports, run, total);
  try {
    const { operationId } = await shopify.startProductExport(run.startedAt);
    await storeProgress(ports, run, { operationId });
    return 'goOn';
  } catch (error) {
    if (!isExportDenied(error)) throw error;
    ports.log.warn({ store: run.store, runId: run.id, err: error }, BY_PAGES_INSTEAD);
    return readByPages(ports, run, total);
  }
}

/** What changed is read by jobs of its own; what orders and facts did to verdicts is judged. */
async function leaveProducts(ports: SyncStepPorts, run: SyncRun): Promise<StepResult> {
  const { listings } = await ports.listings.counts(run.store);
  const progress = { phase: 'auditing', cursor: null, done: 0, total: listings } as const;
  await storeProgress(ports, run, progress);
  return 'goOn';
}

/** Without an operation the phase `reading` reads page by page. What may not be read at all fails there. */
async function readByPages(ports: SyncStepPorts, run: SyncRun, total: number): Promise<StepResult> {
  await storeProgress(ports, run, {
    phase: 'reading',
    operationId: null,
    cursor: null,
    done: 0,
    total,
  });
  return 'goOn';
}

async function startOver(ports: SyncStepPorts, run: SyncRun, code: string): Promise<StepResult> {
  const failed = Number(run.cursor ?? 0) + 1;
  ports.log.warn({ store: run.store, runId: run.id, code, failed }, 'product export failed');
  if (code === 'ACCESS_DENIED') {
    const shopify = await ports.shopify(run.store);
    return readByPages(ports, run, await shopify.countProducts());
  }
  if (failed >= MAX_EXPORTS) {
    const reason = `the product export failed ${failed} times: ${code}`;
    return { failure: 'sync.failed.export', reason };
  }
  await storeProgress(ports, run, { operationId: null, cursor: String(failed), done: 0 });
  return { continueInSeconds: 10 * failed };
}
