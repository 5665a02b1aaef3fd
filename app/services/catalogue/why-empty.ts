import type { StoreDomain } from '~/core/store/store-domain';
import { firstSyncOf } from '../sync/first-sync';
import type { SyncPorts } from '../sync/ports';
import type { FirstSync } from '../sync/views';
import type { CataloguePorts } from './ports';

/** `null` unless the store has no listing at all, rather than none that is asked for. */
export async function whyEmpty(
  ports: CataloguePorts & SyncPorts,
  store: StoreDomain,
  { total }: { total: number },
): Promise<FirstSync | null> {
  if (total > 0) return null;
  const [any] = await ports.listings.idsAfter(store, null, 1);
  return any === undefined ? firstSyncOf(ports, store) : null;
}
