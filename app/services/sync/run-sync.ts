import type { StoreDomain } from '~/core/store/store-domain';
import type { SyncPhase } from '~/core/sync/sync-phases';
import { startReaudit } from '../audit/start-reaudit';
import type { Clock } from '../common-ports';
import { failureKindOf, isFinal } from '../outside-error';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import { auditCatalogue } from './audit-catalogue';
import { exportProducts } from './export-products';
import { SYNC_FAILURE_OF, type SyncFailure } from './failure';
import type { SyncPorts, SyncRun } from './ports';
import { readChanges } from './read-changes';
import { readDiscounts } from './read-discounts';
import { readListings } from './read-listings';
import { readOrders } from './read-orders';
import { readStoreTexts } from './read-store-texts';
import type { StepResult, SyncPhaseStep, SyncStepPorts, SyncSignals } from './sync-step';

type RunningPhase = Exclude<SyncPhase, 'done' | 'failed'>;

const STEPS: Record<RunningPhase, SyncPhaseStep> = {
  storeTexts: readStoreTexts,
  discounts: readDiscounts,
  orders: readOrders,
  exporting: exportProducts,
  reading: readListings,
  auditing: auditCatalogue,
  changes: readChanges,
};

/**
 * Carries a run on from where it was left, phase after phase. Answers in how many seconds to call again, or
 * `null` once the run has ended. What Shopify will not fix by itself ends the run as failed; anything else
 * is thrown, for the queue to try again.
 */
export async function runSync(
  ports: SyncStepPorts,
  { store, runId }: { store: StoreDomain; runId: string },
  signals: SyncSignals,
): Promise<{ continueInSeconds: number } | null> {
  for (;;) {
    const run = await ports.runs.find(store, runId);
    if (run === null || run.phase === 'done' || run.phase === 'failed') return null;
    if (signals.shouldPause()) return { continueInSeconds: 0 };
    const result = await takeStep(ports, run, run.phase, signals);
    if (result === 'goOn') continue;
    if (result === 'pause') return { continueInSeconds: 0 };
    if ('continueInSeconds' in result) return result;
    ports.log.error({ store, runId, phase: run.phase, err: result.reason }, 'sync failed');
    await failSync(ports, { store, runId }, result.failure);
    return null;
  }
}

async function takeStep(
  ports: SyncStepPorts,
  run: SyncRun,
  phase: RunningPhase,
  signals: SyncSignals,
): Promise<StepResult> {
  try {
    return await STEPS[phase](ports, run, signals);
  } catch (error) {
    if (!isFinal(error)) throw error;
    return { failure: SYNC_FAILURE_OF[failureKindOf(error)], reason: error };
  }
}

/** Ends a run that cannot be carried on. Harmless for a run that has ended. */
export async function failSync(
  ports: StorePorts & SyncPorts & Queues & Clock,
  { store, runId }: { store: StoreDomain; runId: string },
  failure: SyncFailure,
): Promise<void> {
  const { stores, runs, now } = ports;
  const run = await runs.find(store, runId);
  if (run === null || run.endedAt !== null) return;
  await runs.advance(store, runId, { phase: 'failed', failure, endedAt: now() });
  // Settings saved during a run counted on what follows it.
  const saved = (await stores.find(store))?.settingsSaved;
  if (run.kind !== 'audit' && saved && saved.at >= run.startedAt) await startReaudit(ports, store);
}
