import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Listing } from '~/core/listing/listing';

/** Writes listings as a storefront's products.json would hold them, one at a time. */
export async function writeProductsJson(file: string, listings: Iterable<Listing>): Promise<void> {
  await pipeline(Readable.from(linesOf(listings)), createWriteStream(file));
}

function* linesOf(listings: Iterable<Listing>): Generator<string> {
  yield '{"products":[';
  let separator = '';
  for (const listing of listings) {
    yield `${separator}${withWholeIds(JSON.stringify(storefrontProduct(listing)))}`;
    separator = ',';
  }
  yield ']}';
}

/** Ids are numbers there, and some of them more than JavaScript's can hold. */
function withWholeIds(json: string): string {
  return json.replaceAll(/"id":"(\d+)"/g, '"id":$1');
}

function storefrontProduct(listing: Listing): object {
  return {
    id: idOf(listing.id),
    title: listing.title,
    handle: listing.handle,
    body_html: listing.descriptionHtml,
    published_at: listing.publishedAt,
    created_at: listing.createdAt,
    updated_at: listing.updatedAt,
    vendor: listing.vendor,
    product_type: listing.productType,
    tags: listing.tags,
    status: listing.status.toLowerCase(),
    variants: listing.variants.map((variant, index) => ({
      id: idOf(variant.id),
      title: variant.title,
      option1: variant.selectedOptions[0]?.value ?? null,
      option2: variant.selectedOptions[1]?.value ?? null,
      option3: variant.selectedOptions[2]?.value ?? null,
      sku: variant.sku,
      requires_shipping: variant.inventory?.requiresShipping,
      price: variant.shopPrice.price.amount.toFixed(2),
      grams: variant.inventory?.weight?.value,
      compare_at_price: variant.shopPrice.compareAt?.amount.toFixed(2) ?? null,
      position: index + 1,
    })),
    images: listing.media.map((photo, index) => ({
      id: idOf(photo.id),
      position: index + 1,
      src: photo.url,
      alt: photo.alt,
      width: photo.widthPx,
      height: photo.heightPx,
    })),
    options: listing.options.map(({ name, values }, index) => ({
      name,
      position: index + 1,
      values,
    })),
  };
}

function idOf(globalId: string): string {
  return globalId.split('/').at(-1) ?? '';
}
