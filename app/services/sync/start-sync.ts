import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import { beginRun } from './begin-run';
import type { SyncPorts, SyncRun } from './ports';
import type { UnderWay } from './views';

/**
 * A run that gave no sign of life for this long is not coming back: batches take a minute or two at most, and a waiting run
 * looks at its export at least every half minute. The queue takes a killed run up again well before.
 */
const STALLED_AFTER_MS = 30 * 60 * 1000;

/** `gone`: the store is not installed, or being erased. `whole: false`: all products are read only where that is due. */
export async function startSync(
  ports: StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  options = { whole: true },
): Promise<Answer<undefined, Gone | UnderWay>> {
  const record = await ports.stores.find(store);
  if (record === null || record.erasingSince !== null) return GONE;
  const run =
    (await beginRun(ports, store, 'sync', options)) ?? (await supersede(ports, store, options));
  return run === null ? notDone({ why: 'underWay' }) : done();
}

/** Whether a run that is under way is not coming back. */
export function hasStalled(run: SyncRun, now: Date): boolean {
  return now.getTime() - run.progressedAt.getTime() >= STALLED_AFTER_MS;
}

/** A run that has stalled, or one that reads a part of what a sync reads. */
async function supersede(
  ports: Parameters<typeof startSync>[0],
  store: StoreDomain,
  options: { whole: boolean },
): Promise<SyncRun | null> {
  const { runs, now, log } = ports;
  const stalled = await runs.latest(store);
  const at = now();
  if (stalled === null || stalled.endedAt !== null) return null;
  if (stalled.kind === 'changes') {
    await runs.advance(store, stalled.id, { phase: 'done', endedAt: at });
    return beginRun(ports, store, 'sync', options);
  }
  if (!hasStalled(stalled, at)) return null;
  log.warn({ store, runId: stalled.id, phase: stalled.phase }, 'sync stalled, starting over');
  await runs.advance(store, stalled.id, {
    phase: 'failed',
    failure: 'sync.failed.stalled',
    endedAt: at,
  });
  return beginRun(ports, store, 'sync', options);
}
