import type { SyncRun } from '../ports';
import { storeProgress, type StepResult, type SyncPorts, type SyncSignals } from './sync-step';

/** Phase `translations`: stores the French of all listings page by page. The cursor is Shopify's. */
export async function readFrench(
  ports: SyncPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const shopify = await ports.shopify(run.store);
  let { done } = run;
  for await (const page of shopify.readFrench(run.cursor)) {
    await ports.listings.saveFrench(run.store, page.listings);
    done += page.listings.length;
    if (!(await storeProgress(ports, run, { cursor: page.cursor, done }))) return 'goOn';
    if (signals.shouldPause()) return 'pause';
  }
  await storeProgress(ports, run, { phase: 'auditing', cursor: null, done: 0 });
  return 'goOn';
}
