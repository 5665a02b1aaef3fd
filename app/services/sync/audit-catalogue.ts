import { judge, readForAudit, saveAudit } from '../audit/audit-listings';
import { findRepeatedPhrases } from '../catalogue/find-repeated-phrases';
import { judgeStore } from '../audit/judge-store';
import { askToLook } from '../photos/ask-to-look';
import { keepReadiness } from '../home/readiness-trend';
import { startReaudit } from '../audit/start-reaudit';
import { STANDS_MS, verdictBasis } from '../audit/verdict-basis';
import { BatchWriter } from './batch-writer';
import type { SyncRun } from './ports';
import {
  BATCH_SIZE,
  storeProgress,
  type StepResult,
  type SyncStepPorts,
  type SyncSignals,
} from './sync-step';

/**
 * Phase `auditing`: judges the listings whose verdict does not stand in key order, then the store itself. The cursor is
 * the last id judged. Settings that were saved meanwhile hold for all listings: the phase then begins anew.
 */
export async function auditCatalogue(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const writer = await BatchWriter.for(ports);
  return writer.during(() => auditBatches(ports, run, signals, writer));
}

async function auditBatches(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
  writer: BatchWriter,
): Promise<StepResult> {
  let { cursor, done, settingsRevision } = run;
  for (;;) {
    const record = await ports.stores.find(run.store);
    if (record === null) return 'goOn';
    if (record.settingsRevision !== settingsRevision) {
      if (run.kind === 'sync') await findRepeatedPhrases(ports, run.store);
      settingsRevision = record.settingsRevision;
      cursor = null;
      done = 0;
      // What is still being written was judged by the settings before.
      if (!(await writer.end())) return 'goOn';
      const total = (await ports.listings.counts(run.store)).listings;
      if (!(await storeProgress(ports, run, { cursor, done, total, settingsRevision }))) {
        return 'goOn';
      }
    }
    const standing = {
      basis: await verdictBasis(ports, record, ports.now()),
      since: standsSince(run),
    };
    const ids = await ports.audits.toJudgeAfter(run.store, cursor, BATCH_SIZE, standing);
    const last = ids.at(-1);
    if (last === undefined) break;
    const input = await readForAudit(ports, run.store, ids);
    if (!(await writer.begin())) return 'goOn';
    const prepared = input && (await judge(ports, input));
    cursor = last;
    done += ids.length;
    const progress = { cursor, done };
    const goesOn = await writer.write(async () => {
      await saveAudit(ports, run.store, prepared);
      return storeProgress(ports, run, progress);
    });
    if (!goesOn) return 'goOn';
    if (signals.shouldPause()) return (await writer.end()) ? 'pause' : 'goOn';
  }
  if (!(await writer.end())) return 'goOn';
  await judgeStore(ports, run.store);
  await ports.audits.recountOpen(run.store);
  await ports.stores.markBaseline(run.store, ports.now());
  await keepReadiness(ports, run.store);
  const { listings } = await ports.listings.counts(run.store);
  await storeProgress(ports, run, {
    phase: 'done',
    cursor: null,
    done: listings,
    total: listings,
    endedAt: ports.now(),
  });
  await askToLook(ports, run.store);
  // Whoever saved settings since the last look above found this run still under way and began none.
  const latest = await ports.stores.find(run.store);
  if (latest !== null && latest.settingsRevision !== settingsRevision) {
    await startReaudit(ports, run.store);
  }
  return 'goOn';
}

/** An audit judges all listings that were not judged since it began; a sync leaves those alone that stand for an hour. */
function standsSince({ kind, startedAt }: SyncRun): Date {
  return kind === 'audit' ? startedAt : new Date(startedAt.getTime() - STANDS_MS);
}
