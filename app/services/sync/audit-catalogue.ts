import { auditListings } from '../audit-listings';
import type { SyncRun } from '../ports';
import {
  BATCH_SIZE,
  storeProgress,
  type StepResult,
  type SyncPorts,
  type SyncSignals,
} from './sync-step';

/** Phase `auditing`: judges every listing of the store in key order. The cursor is the last id judged. */
export async function auditCatalogue(
  ports: SyncPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  let { cursor, done } = run;
  for (;;) {
    const ids = await ports.listings.idsAfter(run.store, cursor, BATCH_SIZE);
    const last = ids.at(-1);
    if (last === undefined) break;
    await auditListings(ports, run.store, ids);
    cursor = last;
    done += ids.length;
    if (!(await storeProgress(ports, run, { cursor, done }))) return 'goOn';
    if (signals.shouldPause()) return 'pause';
  }
  await storeProgress(ports, run, {
    phase: 'done',
    cursor: null,
    total: done,
    endedAt: ports.now(),
  });
  return 'goOn';
}
