import type { Listing } from '~/core/listing/listing';
import type { ListingPage } from '~/services/catalogue/ports';
import type { AdminClient } from '../admin-client';
import {
  ListingMediaPageDocument,
  ListingVariantsDocument,
  ProductCountDocument,
  ProductPageDocument,
  type ProductPageQuery,
} from '../generated/documents.generated';
import type { GrantedFields } from '../granted-fields';
import { listingOfParts } from '../mapping/listing-of-parts';
import { afterId, allPages } from './all-pages';

/** The default leaves some statuses out, so that all are named. */
export const EVERY_STATUS = 'status:active,draft,archived,unlisted';

/** [J] With 25 variants and photos each a page asks for about 400 points, of which a query may ask 1,000. */
const PRODUCTS_A_PAGE = 25;

type ProductOfPage = ProductPageQuery['products']['nodes'][number];

export async function countProducts(client: AdminClient): Promise<number> {
  const { productsCount } = await client.request(ProductCountDocument, { query: EVERY_STATUS });
  return productsCount?.count ?? 0;
}

/** Finds out what of products Shopify denies, which a bulk query is not told. */
export async function learnDenials(client: AdminClient, granted: GrantedFields): Promise<void> {
  await client.request(ProductPageDocument, { query: EVERY_STATUS, first: 1, ...granted });
}

/**
 * The listings of a store as the export gives them, without French, in the order of their ids; a page's cursor
 * is its last product's id. A product that goes while it is read is left out.
 */
export async function* readProductPages(
  client: AdminClient,
  after: string | null,
  granted: GrantedFields,
): AsyncGenerator<ListingPage> {
  for (let cursor = after; ;) {
    const { products } = await client.request(ProductPageDocument, {
      query: afterId(EVERY_STATUS, cursor),
      first: PRODUCTS_A_PAGE,
      ...granted,
    });
    const last = products.nodes.at(-1)?.id;
    if (last === undefined) return;
    const listings: Listing[] = [];
    for (const product of products.nodes) {
      const listing = await wholeListing(client, product);
      if (listing) listings.push(listing);
    }
    yield { cursor: last, listings };
    if (products.nodes.length < PRODUCTS_A_PAGE) return;
    cursor = last;
  }
}

async function wholeListing(client: AdminClient, product: ProductOfPage): Promise<Listing | null> {
  const { id } = product;
  const variants = await allPages(product.variants, async (after) => {
    // Tariff codes for single destinations have a phase of the sync of their own.
    const asked = { id, after, withCodes: false };
    const page = await client.request(ListingVariantsDocument, asked);
    return page.product?.variants ?? null;
  });
  const media = await allPages(product.media, async (after) => {
    const page = await client.request(ListingMediaPageDocument, { id, after });
    return page.product?.media ?? null;
  });
  return variants && media && listingOfParts(product, { variants, media, note: client.note });
}
