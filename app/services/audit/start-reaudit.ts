import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer } from '../answer';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { SyncPorts } from '../sync/ports';
import type { UnderWay } from '../sync/views';

/**
 * Has all listings judged anew in the background, as they are stored. Where a run is under way nothing is
 * begun: its own audit is still to come, or notices that the settings changed.
 */
export async function startReaudit(
  { runs, queue, now }: SyncPorts & Queues & Clock,
  store: StoreDomain,
): Promise<Answer<undefined, UnderWay>> {
  const run = await runs.begin(store, now(), 'audit');
  if (run === null) return notDone({ why: 'underWay' });
  await queue.send('sync-store', { store, runId: run.id });
  return done();
}
