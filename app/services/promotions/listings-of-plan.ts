import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import type { PromotionPorts } from './ports';

/** Asks Shopify for the listings in any of these collections; `null`: it could not be asked. */
type ListingIdsOf = (collectionIds: string[]) => Promise<string[] | null>;

/** The listings that a plan is on as of now, in the order in which they were chosen. `null`: a collection could not be read. */
export async function listingsOfPlan(
  ports: Pick<PromotionPorts, 'promotionSales'>,
  store: StoreDomain,
  { selection, exclusions }: Pick<PromotionPlan, 'selection' | 'exclusions'>,
  listingIdsOf: ListingIdsOf,
): Promise<string[] | null> {
  const { promotionSales } = ports;
  const [chosen, inCollections, tagged] = await Promise.all([
    selection.kind === 'listings'
      ? selection.listingIds
      : selection.kind === 'collections'
        ? listingIdsOf(selection.collectionIds)
        : promotionSales.sellableListings(store),
    exclusions?.collectionIds.length ? listingIdsOf(exclusions.collectionIds) : [],
    exclusions?.tags.length ? promotionSales.listingsTagged(store, exclusions.tags) : [],
  ]);
  if (chosen === null || inCollections === null) return null;
  const excluded = new Set([...(exclusions?.listingIds ?? []), ...inCollections, ...tagged]);
  return excluded.size === 0 ? chosen : chosen.filter((id) => !excluded.has(id));
}
