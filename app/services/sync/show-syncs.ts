import type { StoreDomain } from '~/core/store/store-domain';
import { viewOfSync } from './sync-view';
import type { SyncPorts } from './ports';
import type { SyncsView } from './views';

/** A month of daily ones, and some that were asked for. */
const RUNS_SHOWN = 40;

/** What is read and judged right now, and what was before, the latest first. */
export async function showSyncs({ runs }: SyncPorts, store: StoreDomain): Promise<SyncsView> {
  const recent = (await runs.recent(store, RUNS_SHOWN)).map(viewOfSync);
  return {
    running: recent.find(({ state }) => state === 'running') ?? null,
    ended: recent.filter(({ state }) => state !== 'running'),
  };
}
