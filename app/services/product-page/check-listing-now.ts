import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts, ShopifyListings } from '../catalogue/ports';
import { refreshListings } from '../catalogue/refresh-listings';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { SeasonPorts } from '../season/ports';
import type { StorePorts } from '../store/ports';
import { failureOf } from '../sync/failure';
import { showProductPage } from './show-product-page';
import type { ProductPageView } from './views';

/**
 * Reads a listing from Shopify and judges it before it answers: whoever asks from the product page waits for it.
 * Where Shopify does not give the product, the answer says why; any other error is thrown.
 */
export async function checkListingNow(
  ports: StorePorts &
    CataloguePorts &
    Pick<AuditPorts, 'audits'> &
    OrderPorts &
    SeasonPorts &
    Shopify<ShopifyListings> &
    Clock &
    Logs,
  store: StoreDomain,
  listingId: string,
): Promise<ProductPageView> {
  try {
    const [read] = await refreshListings(ports, store, [listingId]);
    if (read?.status === 'rejected') throw read.reason;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === 'sync.failed.unexpected') throw error;
    ports.log.warn({ store, listingId, err: error }, 'a listing could not be checked at once');
    return {
      state: 'notChecked',
      reason: failure === 'sync.failed.access' ? 'access' : 'unavailable',
    };
  }
  const view = await showProductPage(ports, store, listingId);
  return view.state === 'notRead' ? { state: 'gone' } : view;
}
