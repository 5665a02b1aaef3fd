import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts, SyncRun } from './ports';

/**
 * A run that gave no sign of life for this long is not coming back: batches take seconds, and a waiting run
 * looks at its export at least every half minute. The queue takes a killed run up again well before.
 */
const STALLED_AFTER_MS = 30 * 60 * 1000;

/** `started: false`: a sync of this store is under way, or the store is not installed. */
export async function startSync(
  ports: StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
): Promise<{ started: boolean }> {
  if ((await ports.stores.find(store)) === null) return { started: false };
  const run =
    (await ports.runs.begin(store, ports.now())) ?? (await supersedeStalled(ports, store));
  if (run === null) return { started: false };
  await ports.queue.send('sync-store', { store, runId: run.id });
  return { started: true };
}

async function supersedeStalled(
  { runs, now, log }: Parameters<typeof startSync>[0],
  store: StoreDomain,
): Promise<SyncRun | null> {
  const stalled = await runs.latest(store);
  const at = now();
  if (stalled === null || stalled.endedAt !== null) return null;
  if (at.getTime() - stalled.progressedAt.getTime() < STALLED_AFTER_MS) return null;
  log.warn({ store, runId: stalled.id, phase: stalled.phase }, 'sync stalled, starting over');
  await runs.advance(store, stalled.id, {
    phase: 'failed',
    failure: 'sync.failed.stalled',
    endedAt: at,
  });
  return runs.begin(store, at);
}
