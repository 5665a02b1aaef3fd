import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import { READ_TOGETHER, type CataloguePorts, type ShopifyListings } from './ports';
import { recordListings } from './record-listings';

/**
 * Reads listings from Shopify again and records what is there now, whatever the webhook said and in which
 * order webhooks came; those that are gone are removed.
 *
 * Answers one settled result for each id, so that one unreadable listing does not hold back the others.
 */
export async function refreshListings(
  ports: StorePorts &
    CataloguePorts &
    Pick<AuditPorts, 'audits'> &
    OrderPorts &
    Shopify<ShopifyListings> &
    Clock &
    Logs,
  store: StoreDomain,
  listingIds: string[],
): Promise<PromiseSettledResult<void>[]> {
  if ((await ports.stores.find(store)) === null) {
    ports.log.info({ store, listings: listingIds.length }, 'store is gone, nothing to refresh');
    return listingIds.map(() => ({ status: 'fulfilled', value: undefined }));
  }
  const shopify = await ports.shopify(store);
  const readAt = ports.now();
  const reads: PromiseSettledResult<Listing | null>[] = [];
  for (let start = 0; start < listingIds.length; start += READ_TOGETHER) {
    reads.push(...(await shopify.readListings(listingIds.slice(start, start + READ_TOGETHER))));
  }
  const found = reads.flatMap((read) =>
    read.status === 'fulfilled' && read.value !== null ? [read.value] : [],
  );
  await recordListings(ports, store, found, { readAt });
  for (const [index, id] of listingIds.entries()) {
    const read = reads[index];
    if (read?.status === 'fulfilled' && read.value === null) {
      await ports.listings.remove(store, id, readAt);
    }
  }
  return reads.map((read) =>
    read.status === 'rejected' ? read : { status: 'fulfilled', value: undefined },
  );
}
