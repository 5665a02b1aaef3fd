import { importOrders } from './import-orders';
import { showMissingHistory } from './show-missing-history';
import { showOrderHistory } from './show-order-history';

export const orderVerbs = {
  showHistory: showOrderHistory,
  showMissing: showMissingHistory,
  import: importOrders,
};
