import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from './ports';
import { startSync } from './start-sync';

export interface SyncServices {
  /** `started: false`: a sync of this store is under way already. */
  start(store: StoreDomain): Promise<{ started: boolean }>;
}

export function bindSync(ports: StorePorts & SyncPorts & Queues & Clock & Logs): SyncServices {
  return { start: (store) => startSync(ports, store) };
}
