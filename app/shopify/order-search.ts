import type { OrderWindow } from '~/services/orders/ports';

/** Shopify's search terms for a window of orders, test orders left out. Shopify searches by whole seconds. */
export function orderSearch(window: OrderWindow): string {
  const terms = ['test:false'];
  for (const [field, from] of Object.entries({
    created_at: window.createdFrom,
    updated_at: window.updatedFrom,
  })) {
    if (from) terms.push(`${field}:>='${from.toISOString().slice(0, 19)}Z'`);
  }
  return terms.join(' AND ');
}
