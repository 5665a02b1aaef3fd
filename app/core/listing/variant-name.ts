import type { Variant } from './listing';

/** What Shopify calls the one variant of a product without options. */
const SOLE_VARIANT_TITLE = 'Default Title';

/** The SKU, else the title that a merchant knows the variant by; `null` for the sole variant of a product. */
export function nameOf({ sku, title }: Pick<Variant, 'sku' | 'title'>): string | null {
  const name = sku?.trim() || title.trim();
  return name === '' || name === SOLE_VARIANT_TITLE ? null : name;
}
