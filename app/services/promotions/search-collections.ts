import type { StoreDomain } from '~/core/store/store-domain';
import type { Shopify } from '../common-ports';
import type { CollectionSummary, ShopifyPromotions } from './ports';

/** Collections in Shopify by title, to choose from; `after`: the cursor of the page before. */
export async function searchCollections(
  { shopify }: Shopify<ShopifyPromotions>,
  store: StoreDomain,
  search: string,
  after: string | null,
): Promise<{ collections: CollectionSummary[]; cursor: string | null }> {
  return (await shopify(store)).catalogue.searchCollections(search, after);
}
