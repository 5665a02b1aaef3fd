import type { FrenchPage } from '../catalogue/ports';
import type { SyncRun } from './ports';
import {
  BATCH_SIZE,
  storeProgress,
  type StepResult,
  type SyncStepPorts,
  type SyncSignals,
} from './sync-step';

/** Phase `translations`: stores the French of all listings batch by batch. The cursor is Shopify's. */
export async function readFrench(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const shopify = await ports.shopify(run.store);
  let { cursor, done } = run;
  let batch: FrenchPage['listings'] = [];

  const storeBatch = async (): Promise<boolean> => {
    await ports.listings.saveFrench(run.store, batch);
    done += batch.length;
    batch = [];
    return storeProgress(ports, run, { cursor, done });
  };
  for await (const page of shopify.readFrench(run.cursor)) {
    batch.push(...page.listings);
    cursor = page.cursor;
    if (batch.length < BATCH_SIZE && !signals.shouldPause()) continue;
    if (!(await storeBatch())) return 'goOn';
    if (signals.shouldPause()) return 'pause';
  }
  if (batch.length > 0 && !(await storeBatch())) return 'goOn';
  await storeProgress(ports, run, {
    phase: 'storeTexts',
    operationId: null,
    cursor: null,
    done: 0,
    total: null,
  });
  return 'goOn';
}
