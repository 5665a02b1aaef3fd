import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { SyncPorts } from '../sync/ports';
import { requestSync } from '../sync/request-sync';
import { startSync } from '../sync/start-sync';
import { askToErase } from './ask-to-erase';
import type { StorePorts } from './ports';

type Ports = StorePorts & SyncPorts & Queues & Clock & Logs;

/**
 * Registers a store that signed in and starts its first sync, or one that reads what was missed while Shopify gave
 * no access. Call it after every sign-in: it is harmless to repeat, and a step that an earlier attempt did not get to is
 * made up for. A store that is being erased is there anew once that has ended.
 */
export async function installStore(ports: Ports, store: StoreDomain): Promise<void> {
  const isNew = (await ports.stores.find(store)) === null;
  const { accessLostAt, erasingSince } = await ports.stores.install(store, ports.now());
  if (isNew) ports.log.info({ store }, 'store installed');
  if (erasingSince !== null) {
    ports.log.info({ store, erasingSince }, 'signed in while the store is being erased');
    await askToErase(ports.queue, store, erasingSince);
    return;
  }
  if (accessLostAt !== null) {
    ports.log.info({ store, accessLostAt }, 'store can be read again, reading what was missed');
    await requestSync(ports, store);
    await ports.stores.regainAccess(store);
  }
  await makeUp(ports, store);
}

/** Sees that an installed store has what keeps it true: its daily sync, and a first one that ends well. */
export async function makeUp(ports: Ports, store: StoreDomain): Promise<void> {
  await ports.queue.sendDaily('sync-daily', { store });
  if ((await ports.runs.lastDone(store)) === null) await startSync(ports, store);
}
