import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { SeasonPorts } from '../season/ports';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { showHome, type HomeOptions } from './show-home';
import type { HomeView } from './views';

export interface HomeServices {
  show(store: StoreDomain, options: HomeOptions): Promise<HomeView>;
}

export function bindHome(
  ports: StorePorts & SyncPorts & CataloguePorts & AuditPorts & OrderPorts & SeasonPorts & Clock,
): HomeServices {
  return { show: (store, options) => showHome(ports, store, options) };
}
