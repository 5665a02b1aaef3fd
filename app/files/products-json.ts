import type { z } from 'zod';
import type { Listing, Media, Variant, VariantInventory, Weight } from '~/core/listing/listing';
import { globalId } from '~/core/store/global-id';
import { BadFileError, quote } from './bad-file';
import { readJsonItems, type JsonItem } from './json-items';
import {
  listingStatus,
  storefrontProductSchema,
  weightUnit,
  type StorefrontProduct,
} from './storefront-product';

/**
 * Streams the listings of a storefront's products.json: `{"products": […]}` or a bare array. Such a file names
 * no currency; `currency` is the store's.
 *
 * Pages that were put together overlap where a product was added between two requests: a product counts where it
 * stands first, and `onRepeated` is told of every further time.
 */
export async function* readProductsJson(
  file: string,
  currency: string,
  onRepeated: () => void = () => undefined,
): AsyncGenerator<Listing> {
  const seen = new Set<string>();
  for await (const item of readJsonItems(file, 'products')) {
    const parsed = storefrontProductSchema.safeParse(item.value);
    if (!parsed.success) throw badProduct(file, item, parsed.error);
    const listing = toListing(parsed.data, currency);
    if (seen.has(listing.id)) {
      onRepeated();
      continue;
    }
    seen.add(listing.id);
    yield listing;
  }
}

function toListing(product: StorefrontProduct, currency: string): Listing {
  const options = product.options ?? [];
  const key = product.id ?? `handle:${product.handle}`;
  return {
    id: product.id === undefined ? key : globalId('Product', product.id),
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.body_html ?? '',
    // A storefront shows active products only, so its file does not say so.
    status: listingStatus(product.status ?? 'active') ?? 'ACTIVE',
    vendor: product.vendor ?? '',
    productType: product.product_type ?? '',
    tags: product.tags ?? [],
    ...(product.created_at !== undefined && { createdAt: product.created_at }),
    ...(product.updated_at !== undefined && { updatedAt: product.updated_at }),
    ...(product.published_at !== undefined && { publishedAt: product.published_at }),
    options: options.map(({ id, name, values }) => ({
      ...(id !== undefined && { id: globalId('ProductOption', id) }),
      name,
      values,
    })),
    variants: byPosition(product.variants).map((variant) =>
      toVariant(
        variant,
        key,
        options.map(({ name }) => name),
        currency,
      ),
    ),
    media: byPosition(product.images).map(toMedia),
  };
}

function toVariant(
  variant: StorefrontProduct['variants'][number],
  productKey: string,
  optionNames: string[],
  currency: string,
): Variant {
  const values = [variant.option1, variant.option2, variant.option3];
  const inventory = inventoryOf(variant);
  return {
    id:
      variant.id === undefined
        ? `${productKey}/${variant.title}`
        : globalId('ProductVariant', variant.id),
    title: variant.title,
    sku: variant.sku || null,
    ...(variant.barcode !== undefined && { barcode: variant.barcode || null }),
    selectedOptions: optionNames.flatMap((name, index) => {
      const value = values[index];
      return value === null || value === undefined ? [] : [{ name, value }];
    }),
    shopPrice: {
      price: { amount: variant.price, currency },
      compareAt:
        variant.compare_at_price == null ? null : { amount: variant.compare_at_price, currency },
    },
    ...(inventory && { inventory }),
  };
}

function inventoryOf(variant: StorefrontProduct['variants'][number]): VariantInventory | null {
  const weight = weightOf(variant);
  if (variant.requires_shipping === undefined && weight === undefined) return null;
  return {
    ...(variant.requires_shipping !== undefined && { requiresShipping: variant.requires_shipping }),
    ...(weight !== undefined && { weight }),
  };
}

function weightOf({
  weight,
  weight_unit,
  grams,
}: StorefrontProduct['variants'][number]): Weight | null | undefined {
  const unit = weight_unit ? weightUnit(weight_unit) : undefined;
  if (weight !== null && weight !== undefined && unit) return { value: weight, unit };
  if (grams === undefined) return undefined;
  return grams === null ? null : { value: grams, unit: 'GRAMS' };
}

function toMedia(image: StorefrontProduct['images'][number]): Media {
  return {
    id: image.id === undefined ? image.src : globalId('MediaImage', image.id),
    kind: 'IMAGE',
    url: image.src,
    ...(image.alt !== undefined && { alt: image.alt }),
    ...(image.width !== undefined && { widthPx: image.width }),
    ...(image.height !== undefined && { heightPx: image.height }),
  };
}

function byPosition<T extends { position?: number | undefined }>(items: T[]): T[] {
  return items.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

function badProduct(file: string, item: JsonItem, error: z.ZodError): BadFileError {
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  const handle = valueAt(item.value, ['handle']);
  const name = typeof handle === 'string' ? ` (${quote(handle)})` : '';
  const found = valueAt(item.value, path);
  const field = path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`,
    )
    .join('');
  const problem = `${field || 'it'} is ${found === undefined ? 'missing' : quote(found)}`;
  return new BadFileError(
    file,
    item.line,
    `product ${item.position}${name}: ${problem}: expected ${issue?.message}`,
  );
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
