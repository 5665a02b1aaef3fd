import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts, ShopifyListings } from '../catalogue/ports';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { SeasonPorts } from '../season/ports';
import type { StorePorts } from '../store/ports';
import { checkListingNow } from './check-listing-now';
import { showProductPage } from './show-product-page';
import type { CheckAnswer, ProductPageView } from './views';

/** What Shopify's product page asks of the app. */
export interface ProductPageServices {
  /** `null`: it is gone, or not read yet. */
  show(store: StoreDomain, listingId: string): Promise<ProductPageView | null>;
  /** Reads it from Shopify and judges it before it answers. */
  checkNow(store: StoreDomain, listingId: string): Promise<CheckAnswer>;
}

type BoundPorts = StorePorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  SeasonPorts &
  Shopify<ShopifyListings> &
  Clock &
  Logs;

export function bindProductPage(ports: BoundPorts): ProductPageServices {
  return {
    show: (store, listingId) => showProductPage(ports, store, listingId),
    checkNow: (store, listingId) => checkListingNow(ports, store, listingId),
  };
}
