import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { SyncPorts } from '../sync/ports';
import { startSync } from '../sync/start-sync';
import type { StorePorts } from './ports';

/**
 * Registers a store that signed in and starts its first sync, or one that reads what was missed while Shopify gave
 * no access. Call it after every sign-in: it is harmless to repeat, and a step that an earlier attempt did not get to is
 * made up for.
 */
export async function installStore(
  ports: StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
): Promise<void> {
  const isNew = (await ports.stores.find(store)) === null;
  const { accessLostAt } = await ports.stores.install(store, ports.now());
  if (isNew) ports.log.info({ store }, 'store installed');
  if ((await ports.runs.latest(store)) === null) {
    await ports.queue.sendDaily('sync-daily', { store });
    await startSync(ports, store);
  } else if (accessLostAt !== null) {
    ports.log.info({ store, accessLostAt }, 'store can be read again, reading what was missed');
    await startSync(ports, store);
    await ports.stores.regainAccess(store);
  }
}
