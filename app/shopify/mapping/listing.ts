import { z } from 'zod';
import type { Listing, ListingStatus, Media, Variant } from '~/core/listing/listing';
import type { ProductStatus } from '../generated/documents.generated';
import { meaningOf, type NoteUnknown } from '../unknown-values';

/**
 * ISO 4217's code for "no currency": a file may give prices without saying in which currency, and a guess
 * would be a false fact.
 */
const UNKNOWN_CURRENCY = 'XXX';

/** A `Product` without its variants and media; what was not asked for may be absent. */
export const productSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string(),
  status: z.string(),
  vendor: z.string().default(''),
  productType: z.string().default(''),
  category: z.object({ id: z.string(), name: z.string(), fullName: z.string() }).nullish(),
  tags: z.array(z.string()).default([]),
  isGiftCard: z.boolean().optional(),
  combinedListingRole: z.string().nullish(),
  publishedInCA: z.boolean().optional(),
  publishedInUS: z.boolean().optional(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
  publishedAt: z.string().nullish(),
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }).optional(),
  options: z
    .array(
      z.object({
        id: z.string().optional(),
        name: z.string(),
        values: z.array(z.string()).optional(),
        optionValues: z.array(z.object({ name: z.string() })).optional(),
      }),
    )
    .default([]),
  packagingPhotos: z.object({ jsonValue: z.array(z.string()) }).nullish(),
  priceRangeV2: z.object({ minVariantPrice: z.object({ currencyCode: z.string() }) }).optional(),
});

export type ProductSource = z.infer<typeof productSchema>;

/** The currency of a product's own prices. A product's price range is always in the store's currency. */
export function shopCurrency(product: ProductSource, fallback?: string): string {
  return product.priceRangeV2?.minVariantPrice.currencyCode ?? fallback ?? UNKNOWN_CURRENCY;
}

const STATUSES: Record<ProductStatus, ListingStatus> = {
  ACTIVE: 'ACTIVE',
  ARCHIVED: 'ARCHIVED',
  DRAFT: 'DRAFT',
  UNLISTED: 'UNLISTED',
};

/** `variants` and `media` in the order in which a buyer sees them. */
export function toListing(
  product: ProductSource,
  { variants, media, note }: { variants: Variant[]; media: Media[]; note: NoteUnknown },
): Listing {
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.descriptionHtml,
    status:
      meaningOf(STATUSES, { field: 'Product.status', value: product.status, note }) ?? 'UNKNOWN',
    vendor: product.vendor,
    productType: product.productType,
    ...(product.category !== undefined && { category: product.category }),
    tags: product.tags,
    ...(product.isGiftCard !== undefined && { isGiftCard: product.isGiftCard }),
    ...(product.combinedListingRole !== undefined && {
      isCombinedListingParent: product.combinedListingRole === 'PARENT',
    }),
    ...soldIn(product),
    ...(product.createdAt !== undefined && { createdAt: product.createdAt }),
    ...(product.updatedAt !== undefined && { updatedAt: product.updatedAt }),
    ...(product.publishedAt !== undefined && { publishedAt: product.publishedAt }),
    ...(product.seo && { seo: product.seo }),
    options: product.options.map(({ id, name, values, optionValues }) => ({
      ...(id !== undefined && { id }),
      name,
      values: values ?? optionValues?.map((value) => value.name) ?? [],
    })),
    variants,
    media,
    ...(product.packagingPhotos !== undefined && {
      packagingPhotos: product.packagingPhotos?.jsonValue ?? [],
    }),
  };
}

/**
 * Shopify's word on who gets it says something of its catalogs only once it is on sale: a draft is published nowhere,
 * nor is what is not in the online store yet, and merchants fix before they publish. Whether an unlisted product
 * counts as published is not documented, so that "nowhere" tells nothing of one.
 */
function soldIn(product: ProductSource): Pick<Listing, 'soldIn'> {
  const { status, publishedAt, publishedInCA: CA, publishedInUS: US } = product;
  if (CA === undefined || US === undefined || typeof publishedAt !== 'string') return {};
  const isOnSale = status === 'ACTIVE' || (status === 'UNLISTED' && (CA || US));
  return isOnSale ? { soldIn: { CA, US } } : {};
}
