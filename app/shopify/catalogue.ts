import type { CollectionSummary, ShopifyCatalogue } from '~/services/promotions/ports';
import type { AdminClient } from './admin-client';
import {
  CollectionProductsDocument,
  FindCollectionsDocument,
  SearchCollectionsDocument,
  type CollectionProductsQuery,
  type FindCollectionsQuery,
  type SearchCollectionsQuery,
} from './generated/documents.generated';
import { readMarkets } from './read-markets';

type ProductsPage = NonNullable<CollectionProductsQuery['collection']>['products'];
type CollectionNode = SearchCollectionsQuery['collections']['nodes'][number];

/** `nodes(ids:)` takes 250. */
const MAX_IDS = 250;

/** Collections and markets of one store, as planning a promotion needs them. */
export function shopifyCatalogue(client: AdminClient): ShopifyCatalogue {
  return {
    async searchCollections(search, after) {
      const { collections } = await client.request(SearchCollectionsDocument, {
        search: titleSearch(search),
        after,
      });
      return {
        collections: collections.nodes,
        cursor: collections.pageInfo.hasNextPage ? collections.pageInfo.endCursor : null,
      };
    },
    async findCollections(ids) {
      const found: CollectionSummary[] = [];
      for (let at = 0; at < ids.length; at += MAX_IDS) {
        const { nodes } = await client.request(FindCollectionsDocument, {
          ids: ids.slice(at, at + MAX_IDS),
        });
        found.push(...nodes.filter(isCollection));
      }
      return found;
    },
    async listingIdsOf(collectionIds) {
      const ids = new Set<string>();
      for (const id of collectionIds) {
        let after: string | null = null;
        do {
          const answer: CollectionProductsQuery = await client.request(CollectionProductsDocument, {
            id,
            after,
          });
          // `null`: the collection is gone.
          const products: ProductsPage | undefined = answer.collection?.products;
          for (const product of products?.nodes ?? []) ids.add(product.id);
          after = products?.pageInfo.hasNextPage ? products.pageInfo.endCursor : null;
        } while (after !== null);
      }
      return [...ids];
    },
    discountMarkets: () => readMarkets(client),
  };
}

/** Each word by its beginning. What Shopify's search syntax reads as anything but a word is left out. */
function titleSearch(search: string): string | null {
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `title:${word}*`).join(' ');
}

/** The id of anything else is answered with an empty object, one that is gone with `null`. */
function isCollection(node: FindCollectionsQuery['nodes'][number]): node is CollectionNode {
  return node !== null && 'title' in node;
}
