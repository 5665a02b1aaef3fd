import type { Listing } from '~/core/listing/listing';
import { OutsideError } from '~/services/outside-error';
import type { AdminClient } from './admin-client';
import {
  ListingMediaPageDocument,
  ListingsDocument,
  ListingVariantsDocument,
  type ListingsQuery,
} from './generated/documents.generated';
import type { GrantedFields } from './granted-fields';
import { listingOfParts } from './mapping/listing-of-parts';
import { allPages } from './pages/all-pages';
import { readCanadianPricing, withCanadianPricing } from './read-canadian-prices';
import { readFrenchOf, type FrenchPlaces } from './read-french';

type Node = ListingsQuery['nodes'][number];
type ProductNode = Extract<Node, { id: string; handle: string }>;

/**
 * Products with all their variants, media and French, many in a request; in the order of `ids`. `null` where one is
 * gone, also where it disappears between two pages. What cannot be read of one product holds back no other.
 */
export async function readListings(
  client: AdminClient,
  ids: readonly string[],
  { withPublications, ...places }: FrenchPlaces & GrantedFields,
): Promise<PromiseSettledResult<Listing | null>[]> {
  const products = await readProducts(client, ids, { withPublications });
  const found = ids.filter((id) => products.has(id) && !(products.get(id) instanceof OutsideError));
  const isAny = found.length > 0;
  const isFixed = isAny ? await readCanadianPricing(client, found) : () => null;
  const french = isAny ? await readFrenchOf(client, found, places) : null;
  return Promise.all(
    ids.map(async (id): Promise<PromiseSettledResult<Listing | null>> => {
      try {
        const product = products.get(id);
        if (product instanceof OutsideError) throw product;
        const listing = product ? await wholeListing(client, product) : null;
        const value = listing && { ...withCanadianPricing(listing, isFixed), ...french?.get(id) };
        return { status: 'fulfilled', value };
      } catch (reason) {
        if (!isOfOneListing(reason)) throw reason;
        return { status: 'rejected', reason };
      }
    }),
  );
}

/** What has gone wrong with all of them is not told of each. */
function isOfOneListing(reason: unknown): boolean {
  return reason instanceof OutsideError && (reason.kind === 'invalid' || reason.isTransient);
}

/** Where so many ask for more points than a query may, or one of them spoils the answer, in halves. */
async function readProducts(
  client: AdminClient,
  ids: readonly string[],
  granted: GrantedFields,
): Promise<Map<string, ProductNode | OutsideError>> {
  try {
    const { nodes } = await client.request(ListingsDocument, { ids: [...ids], ...granted });
    return new Map(nodes.filter(isProduct).map((node) => [node.id, node]));
  } catch (error) {
    if (!(error instanceof OutsideError) || error.kind !== 'invalid') throw error;
    const [only = ''] = ids;
    if (ids.length === 1) return new Map([[only, error]]);
    const half = Math.ceil(ids.length / 2);
    const first = await readProducts(client, ids.slice(0, half), granted);
    return new Map([...first, ...(await readProducts(client, ids.slice(half), granted))]);
  }
}

/** The id of anything else is answered with an empty object, one that is gone with `null`. */
function isProduct(node: Node): node is ProductNode {
  return node !== null && 'handle' in node;
}

async function wholeListing(client: AdminClient, product: ProductNode): Promise<Listing | null> {
  const { id } = product;
  const variants = await allPages(product.variants, async (after) => {
    const page = await client.request(ListingVariantsDocument, {
      id,
      after,
      withCodes: true,
    });
    return page.product?.variants ?? null;
  });
  const media = await allPages(product.media, async (after) => {
    const page = await client.request(ListingMediaPageDocument, { id, after });
    return page.product?.media ?? null;
  });
  return variants && media && listingOfParts(product, { variants, media, note: client.note });
}
