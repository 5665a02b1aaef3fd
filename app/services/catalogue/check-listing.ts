import type { Ports, StoreDomain } from '../ports';

/** Has one listing read from Shopify again, through the queue, so that the page need not wait on Shopify. */
export async function checkListing(
  { queue }: Pick<Ports, 'queue'>,
  store: StoreDomain,
  listingId: string,
): Promise<void> {
  await queue.refreshListings([{ store, listingId }]);
}
