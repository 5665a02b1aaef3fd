import type { BulkOperationRecord } from './bulk-operations';
import type { MediaRecord, ProductRecord, VariantRecord } from './records';
import { gid } from './ids';
import { moneyText } from './prices';

/**
 * The body of products/create and products/update: Shopify's REST shape. It is text, because ids may exceed 2^53
 * and must be written digit by digit, which `JSON.stringify` of a number cannot do.
 */
export function productPayload(product: ProductRecord): string {
  return writeJson({
    admin_graphql_api_id: gid('Product', product.id),
    body_html: product.descriptionHtml,
    created_at: product.createdAt,
    handle: product.handle,
    id: new Digits(product.id),
    product_type: product.productType,
    published_at: product.publishedAt,
    template_suffix: null,
    title: product.title,
    updated_at: product.updatedAt,
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    published_scope: 'web',
    tags: product.tags.join(', '),
    variants: product.variants.map((variant, index) => variantPayload(variant, product, index)),
    options: product.options.map((option, index) => ({
      name: option.name,
      id: new Digits(option.id),
      product_id: new Digits(product.id),
      position: index + 1,
      values: option.values.map((value) => value.name),
    })),
    images: [],
    image: null,
    media: product.media.map(mediaPayload),
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: gid('ProductVariant', variant.id),
      updated_at: variant.updatedAt,
    })),
    has_variants_that_requires_components: false,
    category: null,
  });
}

/** The body of products/delete: nothing but the id. */
export function deletedProductPayload(id: string): string {
  return writeJson({ id: new Digits(id) });
}

/** The body of bulk_operations/finish. */
export function bulkFinishPayload(operation: BulkOperationRecord): string {
  return JSON.stringify({
    admin_graphql_api_id: gid('BulkOperation', operation.id),
    completed_at: operation.completedAt,
    created_at: operation.createdAt,
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: 'query',
  });
}

function variantPayload(variant: VariantRecord, product: ProductRecord, index: number) {
  return {
    admin_graphql_api_id: gid('ProductVariant', variant.id),
    barcode: variant.barcode,
    compare_at_price: variant.compareAtCents === null ? null : moneyText(variant.compareAtCents),
    created_at: product.createdAt,
    id: new Digits(variant.id),
    inventory_policy: 'deny',
    position: index + 1,
    price: moneyText(variant.priceCents),
    product_id: new Digits(product.id),
    sku: variant.sku,
    taxable: true,
    title: variant.title,
    updated_at: variant.updatedAt,
    option1: variant.selectedOptions[0]?.value ?? null,
    option2: variant.selectedOptions[1]?.value ?? null,
    option3: variant.selectedOptions[2]?.value ?? null,
    image_id: null,
    inventory_item_id: new Digits(variant.inventoryItemId),
    inventory_quantity: 0,
    old_inventory_quantity: 0,
  };
}

function mediaPayload(media: MediaRecord, index: number) {
  return {
    id: new Digits(media.id),
    product_id: null,
    position: index + 1,
    created_at: media.updatedAt,
    updated_at: media.updatedAt,
    alt: media.alt,
    status: 'READY',
    media_content_type: media.kind,
    preview_image: {
      width: media.widthPx,
      height: media.heightPx,
      src: media.url,
      status: 'READY',
    },
    variant_ids: [],
    admin_graphql_api_id: gid(media.__typename, media.id),
  };
}

/** An integer of any size, written as it is. */
class Digits {
  constructor(readonly digits: string) {}
}

type JsonValue =
  string | number | boolean | null | Digits | JsonValue[] | { [key: string]: JsonValue };

function writeJson(value: JsonValue): string {
  if (value instanceof Digits) return value.digits;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(
      ([key, entry]) => `${JSON.stringify(key)}:${writeJson(entry)}`,
    );
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}
