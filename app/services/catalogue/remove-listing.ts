import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { CataloguePorts } from './ports';

/** Removes a listing that was deleted in Shopify and resolves its findings. Harmless to repeat. */
export async function removeListing(
  { listings, now }: CataloguePorts & Clock,
  store: StoreDomain,
  listingId: string,
): Promise<void> {
  await listings.remove(store, listingId, now());
}
