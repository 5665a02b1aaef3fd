import type { ChangedInShopify } from '~/services/sync/ports';
import type { AdminClient } from './admin-client';
import { unlessDenied } from './errors';
import {
  ChangedDiscountsDocument,
  ChangedProductsDocument,
  type ChangedDiscountsQuery,
} from './generated/documents.generated';
import { afterId } from './pages/all-pages';
import { EVERY_STATUS } from './pages/product-pages';

const PRODUCTS_A_PAGE = 250;

/** Shopify searches by whole seconds. */
export function secondsOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

export function updatedFrom(instant: Date): string {
  return `updated_at:>='${secondsOf(instant)}'`;
}

/** Products of any status that changed since then. */
export async function readChangedProducts(
  client: AdminClient,
  since: Date,
): Promise<ChangedInShopify[]> {
  const changed: ChangedInShopify[] = [];
  for (let cursor: string | null = null; ;) {
    const query = afterId(`${EVERY_STATUS} AND ${updatedFrom(since)}`, cursor);
    const { products } = await client.request(ChangedProductsDocument, {
      query,
      first: PRODUCTS_A_PAGE,
    });
    changed.push(...products.nodes.map(({ id, updatedAt }) => ({ id, at: new Date(updatedAt) })));
    const last = products.nodes.at(-1)?.id;
    if (last === undefined || products.nodes.length < PRODUCTS_A_PAGE) return changed;
    cursor = last;
  }
}

/** `null`: discounts may not be read. */
export function readChangedDiscounts(
  client: AdminClient,
  since: Date,
): Promise<ChangedInShopify[] | null> {
  return unlessDenied(async () => {
    const changed: ChangedInShopify[] = [];
    let after: string | null = null;
    do {
      const { discountNodes }: ChangedDiscountsQuery = await client.request(
        ChangedDiscountsDocument,
        { query: updatedFrom(since), after },
      );
      for (const { id, discount } of discountNodes.nodes) {
        // Of a kind that this version does not know, nothing is said.
        if ('updatedAt' in discount) changed.push({ id, at: new Date(discount.updatedAt) });
      }
      after = discountNodes.pageInfo.hasNextPage ? discountNodes.pageInfo.endCursor : null;
    } while (after !== null);
    return changed;
  });
}
