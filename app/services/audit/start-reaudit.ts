import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer } from '../answer';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import { beginRun } from '../sync/begin-run';
import type { SyncPorts } from '../sync/ports';
import type { UnderWay } from '../sync/views';

/**
 * Has all listings judged anew in the background, as they are stored. Where a run is under way nothing is
 * begun: its own audit is still to come, or notices that the settings changed.
 */
export async function startReaudit(
  ports: SyncPorts & Queues & Clock,
  store: StoreDomain,
): Promise<Answer<undefined, UnderWay>> {
  const run = await beginRun(ports, store, 'audit');
  return run === null ? notDone({ why: 'underWay' }) : done();
}
