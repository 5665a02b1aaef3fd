import type { StoreDomain } from '~/core/store/store-domain';
import type { Queues } from '../queue';

/** Has one listing read from Shopify again, through the queue, so that the page need not wait on Shopify. */
export async function checkListing(
  { queue }: Queues,
  store: StoreDomain,
  listingId: string,
): Promise<void> {
  await queue.send('refresh-listing', { store, listingId });
}

/** Has these listings read from Shopify again, through the queue. */
export async function checkListings(
  { queue }: Queues,
  store: StoreDomain,
  listingIds: string[],
): Promise<void> {
  await queue.send(
    'refresh-listing',
    listingIds.map((listingId) => ({ store, listingId })),
  );
}
