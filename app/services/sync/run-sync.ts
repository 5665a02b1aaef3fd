import type { StoreDomain } from '~/core/store/store-domain';
import type { SyncPhase } from '~/core/sync/sync-phases';
import { startReaudit } from '../audit/start-reaudit';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import { auditCatalogue } from './audit-catalogue';
import { exportProducts } from './export-products';
import { failureOf, isTerminal } from './failure';
import type { SyncPorts } from './ports';
import { readListings } from './read-listings';
import { readFrench } from './read-french';
import { readNationalCodes } from './read-national-codes';
import { readOrders } from './read-orders';
import type { SyncPhaseStep, SyncStepPorts, SyncSignals } from './sync-step';

const STEPS: Record<Exclude<SyncPhase, 'done' | 'failed'>, SyncPhaseStep> = {
  exporting: exportProducts,
  reading: readListings,
  customs: readNationalCodes,
  translations: readFrench,
  orders: readOrders,
  auditing: auditCatalogue,
};

/**
 * Carries a run on from where it was left, phase after phase. Answers in how many seconds to call again, or
 * `null` once the run has ended. What Shopify will not mend by itself ends the run as failed; anything else
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
    try {
      const result = await STEPS[run.phase](ports, run, signals);
      if (result === 'pause') return { continueInSeconds: 0 };
      if (result !== 'goOn') return result;
    } catch (error) {
      if (!isTerminal(error)) throw error;
      ports.log.error({ store, runId, phase: run.phase, err: error }, 'sync failed');
      await failSync(ports, { store, runId }, error);
      return null;
    }
  }
}

/** Ends a run that cannot be carried on. Harmless for a run that has ended. */
export async function failSync(
  ports: StorePorts & SyncPorts & Queues & Clock,
  { store, runId }: { store: StoreDomain; runId: string },
  error: unknown,
): Promise<void> {
  const { stores, runs, now } = ports;
  const run = await runs.find(store, runId);
  if (run === null || run.endedAt !== null) return;
  await runs.advance(store, runId, { phase: 'failed', failure: failureOf(error), endedAt: now() });
  // Settings saved during a sync counted on its audit.
  const saved = (await stores.find(store))?.settingsSaved;
  if (run.kind === 'sync' && saved && saved.at >= run.startedAt) await startReaudit(ports, store);
}
