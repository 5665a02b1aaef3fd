import type { Ports, StoreDomain } from '../ports';
import { checkListingNow } from './check-listing-now';
import { showProductPage } from './show-product-page';
import type { ProductPageView } from './views';

/** What Shopify's product page asks of the app. */
export interface ProductPageServices {
  show(store: StoreDomain, listingId: string): Promise<ProductPageView>;
  /** Reads it from Shopify and judges it before it answers. */
  checkNow(store: StoreDomain, listingId: string): Promise<ProductPageView>;
}

export function bindProductPage(ports: Ports): ProductPageServices {
  return {
    show: (store, listingId) => showProductPage(ports, store, listingId),
    checkNow: (store, listingId) => checkListingNow(ports, store, listingId),
  };
}
