import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Gone } from '../answer';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from './ports';
import { startSync } from './start-sync';
import type { UnderWay } from './views';

export interface SyncServices {
  start(store: StoreDomain): Promise<Answer<undefined, Gone | UnderWay>>;
}

export function bindSync(ports: StorePorts & SyncPorts & Queues & Clock & Logs): SyncServices {
  return { start: (store) => startSync(ports, store) };
}
