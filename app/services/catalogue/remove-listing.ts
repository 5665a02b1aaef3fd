import type { Ports, StoreDomain } from '../ports';

/** Removes a listing that was deleted in Shopify and resolves its findings. Harmless to repeat. */
export async function removeListing(
  { listings, now }: Pick<Ports, 'listings' | 'now'>,
  store: StoreDomain,
  listingId: string,
): Promise<void> {
  await listings.remove(store, listingId, now());
}
