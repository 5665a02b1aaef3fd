import type { Listing } from '~/core/listing/listing';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { Shopify } from '../common-ports';
import type { ShopifyPromotions } from './ports';
import type { ChosenListing, ChosenView } from './views';

/** Named one by one; of what is chosen beyond them the number is enough. */
const NAMED = 100;

export async function namesOfChosen(
  { listings, shopify }: CataloguePorts & Shopify<ShopifyPromotions>,
  store: StoreDomain,
  input: PlanInput,
): Promise<ChosenView> {
  const { selectionKind, excludedListingIds, excludedCollectionIds } = input;
  const collectionsOf = async (ids: string[]) =>
    ids.length === 0 ? [] : (await shopify(store)).catalogue.findCollections(ids);
  const listingsOf = (ids: string[]) => chosenListings({ listings }, store, ids);
  const [chosen, collections, excludedListings, excludedCollections] = await Promise.all([
    listingsOf(selectionKind === 'listings' ? input.listingIds : []),
    collectionsOf(selectionKind === 'collections' ? input.collectionIds : []),
    listingsOf(excludedListingIds),
    collectionsOf(excludedCollectionIds),
  ]);
  return {
    listings: chosen,
    collections,
    excluded: { listings: excludedListings, collections: excludedCollections },
  };
}

async function chosenListings(
  { listings }: CataloguePorts,
  store: StoreDomain,
  listingIds: string[],
): Promise<ChosenListing[]> {
  if (listingIds.length === 0) return [];
  const stored = await listings.findMany(store, listingIds.slice(0, NAMED));
  const byId = new Map(stored.map(({ listing }) => [listing.id, listing]));
  return listingIds.slice(0, NAMED).flatMap((id) => {
    const listing = byId.get(id);
    return listing ? [toChosen(listing)] : [];
  });
}

function toChosen({ id, title, status, media }: Listing): ChosenListing {
  return { id, title, status, photoUrl: media.find(({ url }) => url !== null)?.url ?? null };
}
