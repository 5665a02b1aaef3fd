import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { SyncPorts } from '../sync/ports';
import { installStore } from './install-store';
import type { StorePorts } from './ports';

export interface StoreServices {
  /** Registers the store and starts its first sync; harmless to repeat. Call it after every sign-in. */
  install(store: StoreDomain): Promise<void>;
  /** Grows whenever a page of this store would look different. */
  readVersion(store: StoreDomain): Promise<string>;
}

export function bindStore(ports: StorePorts & SyncPorts & Queues & Clock & Logs): StoreServices {
  return {
    install: (store) => installStore(ports, store),
    readVersion: (store) => ports.stores.version(store),
  };
}
