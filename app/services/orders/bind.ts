import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { importOrders, type OrderImport } from './import-orders';
import type { FileProblem, OrderFilePorts, OrderPorts } from './ports';
import { showOrderHistory } from './show-order-history';
import type { OrderHistoryView } from './views';

export interface OrderServices {
  showHistory(store: StoreDomain): Promise<OrderHistoryView>;
  /**
   * Adds older orders from Shopify's order export, a CSV file on disk. Of a file that cannot be read nothing is
   * stored.
   */
  import(
    store: StoreDomain,
    file: string,
  ): Promise<{ imported: OrderImport; problem: null } | { imported: null; problem: FileProblem }>;
}

export function bindOrders(
  ports: OrderPorts & OrderFilePorts & StorePorts & SyncPorts & Queues & Clock & Logs,
): OrderServices {
  const { orderFiles } = ports;
  return {
    showHistory: (store) => showOrderHistory(ports, store),
    import: async (store, file) => {
      try {
        const imported = await importOrders(ports, store, () => orderFiles.readOrders(file));
        return { imported, problem: null };
      } catch (error) {
        return { imported: null, problem: orderFiles.problemOf(error) };
      }
    },
  };
}
