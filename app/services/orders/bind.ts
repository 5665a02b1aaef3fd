import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer } from '../answer';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { importOrders, type OrderImport } from './import-orders';
import type { BadFile, OrderFilePorts, OrderPorts } from './ports';
import { showOrderHistory } from './show-order-history';
import type { OrderHistoryView } from './views';

export interface OrderServices {
  showHistory(store: StoreDomain): Promise<OrderHistoryView>;
  /** Adds older orders from Shopify's order export, a CSV file on disk. Of a bad file nothing is stored. */
  import(store: StoreDomain, file: string): Promise<Answer<OrderImport, BadFile>>;
}

export function bindOrders(
  ports: OrderPorts & OrderFilePorts & StorePorts & SyncPorts & Queues & Clock & Logs,
): OrderServices {
  return {
    showHistory: (store) => showOrderHistory(ports, store),
    import: (store, file) => importOrders(ports, store, file),
  };
}
