import type { Listing } from '~/core/listing/listing';
import type { AdminClient } from './admin-client';
import {
  ListingDocument,
  ListingMediaPageDocument,
  ListingVariantsDocument,
} from './generated/documents.generated';
import type { GrantedFields } from './granted-fields';
import { listingOfParts } from './mapping/listing-of-parts';
import { allPages } from './pages/all-pages';
import { readCanadianPricing, withCanadianPricing } from './read-canadian-prices';
import { readFrenchOf, type FrenchPlaces } from './read-french';

/**
 * One product with all its variants, media and French. `null` where it is gone, also where it disappears
 * between two pages.
 */
export async function readListing(
  client: AdminClient,
  id: string,
  { withCosts, withPublications, ...places }: FrenchPlaces & GrantedFields,
): Promise<Listing | null> {
  const { product } = await client.request(ListingDocument, {
    id,
    withCosts,
    withPublications,
  });
  if (!product) return null;
  const variants = await allPages(product.variants, async (after) => {
    const page = await client.request(ListingVariantsDocument, {
      id,
      after,
      withCosts,
      withCodes: true,
    });
    return page.product?.variants ?? null;
  });
  const media = await allPages(product.media, async (after) => {
    const page = await client.request(ListingMediaPageDocument, { id, after });
    return page.product?.media ?? null;
  });
  if (!variants || !media) return null;
  const listing = listingOfParts(product, { variants, media, note: client.note });
  return {
    ...withCanadianPricing(listing, await readCanadianPricing(client, id)),
    ...(await readFrenchOf(client, id, places)),
  };
}
