import type { Promotion } from './ports';

/**
 * Listings that a promotion's discounts name, or named while they applied: of a plan whose listings were looked up, who
 * they were then.
 */
export function listedInShopify({ parts }: Pick<Promotion, 'parts'>): string[] {
  const ids = parts.flatMap(({ wanted, known }) => {
    const items = (known ?? wanted)?.items;
    return items?.kind === 'listings' ? items.listingIds : [];
  });
  return [...new Set(ids)];
}
