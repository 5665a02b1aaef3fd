import { COUNTED_AT_MOST } from '~/core/store/held-data';
import type { StoreDomain } from '~/core/store/store-domain';
import type { HeldDataPorts } from './held-data-ports';
import type { StorePorts } from './ports';
import type { HeldDataView } from './views';

/** What is kept of a store, how much, and since when. */
export async function showHeldData(
  { stores, heldData }: StorePorts & HeldDataPorts,
  store: StoreDomain,
): Promise<HeldDataView> {
  const [record, held] = await Promise.all([stores.find(store), heldData.held(store)]);
  return {
    installedAt: record?.installedAt.toISOString() ?? null,
    held: held.map(({ kind, count, bytes, reachesBackTo }) => ({
      kind,
      count: Math.min(count, COUNTED_AT_MOST),
      isMore: count > COUNTED_AT_MOST,
      bytes,
      reachesBackTo: reachesBackTo?.toISOString() ?? null,
    })),
  };
}
