import type { StoreDomain } from '~/core/store/store-domain';
import type { SyncPorts } from './ports';
import type { FirstSync } from './views';

/** One that ended counts, whatever became of later ones. */
export async function firstSyncOf({ runs }: SyncPorts, store: StoreDomain): Promise<FirstSync> {
  const [lastDone, latest] = await Promise.all([runs.lastDone(store), runs.latest(store, 'sync')]);
  if (lastDone !== null) return 'ended';
  if (latest === null) return 'notBegun';
  return latest.phase === 'failed' ? 'failed' : 'underWay';
}
