import type { StoreDomain } from '~/core/store/store-domain';
import type { SyncKind } from '~/core/sync/sync-phases';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { BeginOptions, SyncPorts, SyncRun } from './ports';

/**
 * Begins a run together with the job that carries it on: neither is there without the other, wherever a process dies.
 * `null`: one is under way, or the store is being erased.
 */
export function beginRun(
  { runs, queue, now }: SyncPorts & Queues & Clock,
  store: StoreDomain,
  kind: SyncKind,
  options: BeginOptions = { whole: true },
  job: 'sync-store' | 'erase-orders' = 'sync-store',
): Promise<SyncRun | null> {
  return runs.begin(store, now(), kind, options, (runId, within) =>
    queue.within(within).send(job, { store, runId }),
  );
}
