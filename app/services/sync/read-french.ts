import type { FrenchPage } from '../catalogue/ports';
import { failureKindOf } from '../outside-error';
import type { SyncRun } from './ports';
import {
  BATCH_SIZE,
  storeProgress,
  type StepResult,
  type SyncStepPorts,
  type SyncSignals,
} from './sync-step';

/**
 * Phase `translations`: stores the French of all listings batch by batch. The cursor is Shopify's. Where it may not be
 * read, what was read before stays, and the rest is unknown.
 */
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
  try {
    for await (const page of shopify.readFrench(run.cursor)) {
      batch.push(...page.listings);
      cursor = page.cursor;
      if (batch.length < BATCH_SIZE && !signals.shouldPause()) continue;
      if (!(await storeBatch())) return 'goOn';
      if (signals.shouldPause()) return 'pause';
    }
  } catch (error) {
    if (failureKindOf(error) !== 'access') throw error;
    ports.log.warn({ store: run.store, runId: run.id, err: error }, 'French may not be read');
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
