import { importOrders } from './import-orders';
import { showOrderHistory } from './show-order-history';

export const orderVerbs = { showHistory: showOrderHistory, import: importOrders };
