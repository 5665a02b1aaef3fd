import type { StoreDomain } from '~/core/store/store-domain';
import type { Queues } from '../queue';

/**
 * Has one listing read from Shopify again, through the queue, so that the page need not wait on Shopify. Somebody asked
 * for it, and does not wait behind what webhooks ask for.
 */
export async function checkListing(
  { queue }: Queues,
  store: StoreDomain,
  listingId: string,
): Promise<void> {
  await queue.send('check-listing', { store, listingId });
}

/** Has these listings read from Shopify again, through the queue. */
export async function checkListings(
  { queue }: Queues,
  store: StoreDomain,
  listingIds: string[],
): Promise<void> {
  await queue.send(
    'check-listing',
    listingIds.map((listingId) => ({ store, listingId })),
  );
}
