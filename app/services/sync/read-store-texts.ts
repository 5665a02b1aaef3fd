import type { SyncRun } from './ports';
import { storeProgress, type StepResult, type SyncStepPorts, type SyncSignals } from './sync-step';

const NOT_GIVEN = 'texts of a type may not be read';

/**
 * Phase `storeTexts`: stores what a buyer in Quebec meets beside listings, page by page. The cursor is Shopify's.
 * A store that does not sell to Quebec has nothing of it judged, and nothing read.
 */
export async function readStoreTexts(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const facts = (await ports.stores.find(run.store))?.facts;
  if (facts?.sellsTo.includes('QC')) {
    const shopify = await ports.shopify(run.store);
    let { done } = run;
    for await (const page of shopify.readStoreTexts(run.cursor)) {
      await ports.storeTexts.savePage(run.store, page);
      if ('resources' in page) done += page.resources.length;
      else ports.log.warn({ store: run.store, runId: run.id, type: page.type }, NOT_GIVEN);
      if (!(await storeProgress(ports, run, { cursor: page.cursor, done, total: null }))) {
        return 'goOn';
      }
      if (signals.shouldPause()) return 'pause';
    }
  }
  await storeProgress(ports, run, {
    phase: 'orders',
    operationId: null,
    cursor: null,
    done: 0,
    total: null,
  });
  return 'goOn';
}
