import type { OfferCover, Stretch } from '~/core/promotions/facts';
import type { StoreDomain } from '~/core/store/store-domain';
import type { DiscountPorts } from './discount-ports';

export interface Covering {
  /** Of whom it is asked whether they are in. */
  chosen: readonly string[];
  /** Asks Shopify for the listings in any of these collections; `null`: it could not be asked. */
  listingIdsOf: (collectionIds: string[]) => Promise<string[] | null>;
}

/**
 * Which of the chosen listings are in these collections, or were, each for as long as it was seen there. Shopify is
 * asked only where a collection was never looked at.
 */
export async function coverOfCollections(
  { collectionMembers }: Pick<DiscountPorts, 'collectionMembers'>,
  store: StoreDomain,
  collectionIds: string[],
  { chosen, listingIdsOf }: Covering,
): Promise<OfferCover> {
  const read = await collectionMembers.firstLooks(store, collectionIds);
  if (read.size < new Set(collectionIds).size) return coverOf(await listingIdsOf(collectionIds));
  const found = await collectionMembers.stays(store, collectionIds, {
    listingIds: chosen,
    since: new Date(0),
  });
  const listingIds = new Set<string>();
  const stays = new Map<string, Stretch[]>();
  for (const { listingId, since, until } of found) {
    if (until === null) listingIds.add(listingId);
    const from = since?.getTime() ?? 0;
    stays.set(listingId, [
      ...(stays.get(listingId) ?? []),
      { from, to: until?.getTime() ?? Infinity },
    ]);
  }
  return { kind: 'listings', listingIds, stays };
}

export function coverOf(listingIds: readonly string[] | null): OfferCover {
  return listingIds === null
    ? { kind: 'unknown' }
    : { kind: 'listings', listingIds: new Set(listingIds) };
}
