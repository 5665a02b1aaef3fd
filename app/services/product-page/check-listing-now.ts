import { failureOf } from '../sync/failure';
import type { Ports, StoreDomain } from '../ports';
import { refreshListings } from '../catalogue/refresh-listings';
import { showProductPage } from './show-product-page';
import type { ProductPageView } from './views';

/**
 * Reads a listing from Shopify and judges it before it answers: whoever asks from the product page waits for it.
 * Where Shopify does not give the product, the answer says why; any other error is thrown.
 */
export async function checkListingNow(
  ports: Pick<
    Ports,
    'stores' | 'listings' | 'audits' | 'orders' | 'seasons' | 'shopify' | 'now' | 'log'
  >,
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
