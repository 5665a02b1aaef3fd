import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts, SyncRun } from './ports';
import type { UnderWay } from './views';

/**
 * A run that gave no sign of life for this long is not coming back: batches take a minute or two at most, and a waiting run
 * looks at its export at least every half minute. The queue takes a killed run up again well before.
 */
const STALLED_AFTER_MS = 30 * 60 * 1000;

/** `gone`: the store is not installed. `whole: false`: all products are read only where that is due. */
export async function startSync(
  ports: StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  options = { whole: true },
): Promise<Answer<undefined, Gone | UnderWay>> {
  if ((await ports.stores.find(store)) === null) return GONE;
  const run =
    (await ports.runs.begin(store, ports.now(), 'sync', options)) ??
    (await supersede(ports, store, options));
  if (run === null) return notDone({ why: 'underWay' });
  await ports.queue.send('sync-store', { store, runId: run.id });
  return done();
}

/** A run that has stalled, or one that reads a part of what a sync reads. */
async function supersede(
  { runs, now, log }: Parameters<typeof startSync>[0],
  store: StoreDomain,
  options: { whole: boolean },
): Promise<SyncRun | null> {
  const stalled = await runs.latest(store);
  const at = now();
  if (stalled === null || stalled.endedAt !== null) return null;
  if (stalled.kind === 'changes') {
    await runs.advance(store, stalled.id, { phase: 'done', endedAt: at });
    return runs.begin(store, at, 'sync', options);
  }
  if (at.getTime() - stalled.progressedAt.getTime() < STALLED_AFTER_MS) return null;
  log.warn({ store, runId: stalled.id, phase: stalled.phase }, 'sync stalled, starting over');
  await runs.advance(store, stalled.id, {
    phase: 'failed',
    failure: 'sync.failed.stalled',
    endedAt: at,
  });
  return runs.begin(store, at, 'sync', options);
}
