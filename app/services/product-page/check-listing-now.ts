import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone } from '../answer';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts, ShopifyListings } from '../catalogue/ports';
import { refreshListings } from '../catalogue/refresh-listings';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import { failureKindOf, isForMaker, type OutsideErrorKind } from '../outside-error';
import type { SeasonPorts } from '../season/ports';
import type { StorePorts } from '../store/ports';
import type { WebhookPorts } from '../webhooks/ports';
import { showProductPage } from './show-product-page';
import type { CheckAnswer, NotChecked } from './views';

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
    WebhookPorts &
    Shopify<ShopifyListings> &
    Clock &
    Logs,
  store: StoreDomain,
  listingId: string,
): Promise<CheckAnswer> {
  try {
    const [read] = await refreshListings(ports, store, [listingId]);
    if (read?.status === 'rejected') throw read.reason;
  } catch (error) {
    const kind = failureKindOf(error);
    if (kind === 'unexpected') throw error;
    ports.log.warn({ store, listingId, err: error }, 'a listing could not be checked at once');
    return notDone({ why: 'notChecked', reason: reasonOf(kind) });
  }
  const view = await showProductPage(ports, store, listingId);
  return view === null ? GONE : done(view);
}

function reasonOf(kind: OutsideErrorKind): NotChecked['reason'] {
  if (kind === 'access' || kind === 'gone') return 'access';
  if (kind === 'storeFrozen') return 'frozen';
  return isForMaker(kind) ? 'maker' : 'unavailable';
}
