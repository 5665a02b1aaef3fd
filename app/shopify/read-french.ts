import type { Listing, TranslatedText } from '~/core/listing/listing';
import { globalIdNumber } from '~/core/store/global-id';
import type { AdminClient } from './admin-client';
import {
  DetailsOfProductsDocument,
  type DetailsOfProductsQuery,
  FrenchOfListingsDocument,
  ProductsWithDetailsDocument,
  type ProductDetailsFragment,
} from './generated/documents.generated';
import { unlessDenied } from './errors';
import { toTranslatedTexts } from './mapping/french';
import { readFrenchDetails } from './read-french-details';

/** As many ids as a query takes. */
const PAGE_SIZE = 250;
/** The default leaves some statuses out, so that all are named. */
const EVERY_STATUS = 'status:active,draft,archived,unlisted';

/** Of some products; `cursor`: the last one's id. */
interface FrenchPage {
  cursor: string;
  listings: ({ listingId: string } & FrenchOfListing)[];
}

type FrenchOfListing = Required<Pick<Listing, 'french' | 'frenchDetails'>>;

/** Where French may be found in a store. */
export interface FrenchPlaces {
  /** Markets whose texts a Canadian buyer may meet. */
  canadianMarkets: readonly string[];
  /** False where the store has no French locale, published or not. */
  hasFrench: boolean;
}

/**
 * The French of all products, in the order of their ids; a page's cursor is its last product's id.
 * One request a page holds the texts for everywhere, and one more each Canadian market's own; those of options
 * and photos take one for every 250.
 */
export async function* readFrench(
  client: AdminClient,
  after: string | null,
  places: FrenchPlaces,
): AsyncGenerator<FrenchPage> {
  for (let cursor = after; ;) {
    const products = await productsAfter(client, cursor);
    const last = products.at(-1)?.id;
    if (last === undefined) return;
    const ids = products.map(({ id }) => id);
    const french = await readFrenchTexts(client, ids, places.canadianMarkets);
    const details = await readFrenchDetails(client, products, places);
    yield {
      cursor: last,
      listings: ids.map((listingId) => ({
        listingId,
        french: french.get(listingId) ?? [],
        frenchDetails: details.get(listingId) ?? [],
      })),
    };
    if (products.length < PAGE_SIZE) return;
    cursor = last;
  }
}

type FrenchById = Map<string, FrenchOfListing>;

/** The French of at most 250 products, by their ids. `null`: Shopify does not let the app read it. */
export async function readFrenchOf(
  client: AdminClient,
  ids: string[],
  places: FrenchPlaces,
): Promise<FrenchById | null> {
  return unlessDenied(() => frenchOf(client, ids, places));
}

async function frenchOf(
  client: AdminClient,
  ids: string[],
  places: FrenchPlaces,
): Promise<FrenchById> {
  const french = await readFrenchTexts(client, ids, places.canadianMarkets);
  const { nodes } = await client.request(DetailsOfProductsDocument, { ids });
  const products = nodes.filter(isProduct);
  const details = await readFrenchDetails(client, products, places);
  return new Map(
    ids.map((id) => [id, { french: french.get(id) ?? [], frenchDetails: details.get(id) ?? [] }]),
  );
}

/** The id of anything else is answered with an empty object, one that is gone with `null`. */
export function isProduct(
  node: DetailsOfProductsQuery['nodes'][number],
): node is ProductDetailsFragment {
  return node !== null && 'options' in node;
}

async function productsAfter(
  client: AdminClient,
  after: string | null,
): Promise<ProductDetailsFragment[]> {
  const { products } = await client.request(ProductsWithDetailsDocument, {
    query: after === null ? EVERY_STATUS : `${EVERY_STATUS} id:>${globalIdNumber(after)}`,
    first: PAGE_SIZE,
  });
  return products.nodes;
}

/** The French of at most 250 resources, by the resource's id. `everywhere: false`: what markets have of their own alone. */
export async function readFrenchTexts(
  client: AdminClient,
  ids: string[],
  canadianMarkets: readonly string[],
  { everywhere }: { everywhere: boolean } = { everywhere: true },
): Promise<Map<string, TranslatedText[]>> {
  const texts = new Map<string, Map<string, TranslatedText>>();
  for (const marketId of [...(everywhere ? [null] : []), ...canadianMarkets]) {
    const { translatableResourcesByIds } = await client.request(FrenchOfListingsDocument, {
      ids,
      first: ids.length,
      marketId,
    });
    for (const { resourceId, fr, frCA } of translatableResourcesByIds.nodes) {
      const own = texts.get(resourceId) ?? new Map<string, TranslatedText>();
      texts.set(resourceId, own);
      for (const text of toTranslatedTexts([...fr, ...frCA])) {
        own.set(`${text.key} ${text.locale} ${text.marketId ?? ''}`, text);
      }
    }
  }
  return new Map([...texts].map(([id, own]) => [id, [...own.values()]]));
}
