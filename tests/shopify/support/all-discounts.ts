import type { ShopifyStore } from '~/services/ports';
import type { DiscountInShopify, WhichDiscounts } from '~/services/promotions/ports';

/** Of every page, in the order in which Shopify lists them. */
export async function allOf(
  { discounts }: Pick<ShopifyStore, 'discounts'>,
  which: WhichDiscounts,
): Promise<DiscountInShopify[]> {
  const all: DiscountInShopify[] = [];
  for await (const page of discounts.pages(which, null)) all.push(...page.discounts);
  return all;
}
