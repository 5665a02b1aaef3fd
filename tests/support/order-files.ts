import { problemOf } from '~/files/bad-file';
import { readOrderExportCsv } from '~/files/order-export-csv';
import type { OrderFiles } from '~/services/orders/ports';

/** The port as the container wires it. */
export const orderFiles: OrderFiles = { readOrders: readOrderExportCsv, problemOf };
