/** Objects as a bulk operation over products writes them, one a line. */
export type BulkLine = Record<string, unknown> & { id: string; __parentId?: string };

export const productId = (number: number | bigint | string): string =>
  `gid://shopify/Product/${number}`;

export function productLine(
  number: number | bigint | string,
  change: Record<string, unknown> = {},
): BulkLine {
  return {
    id: productId(number),
    handle: `sirop-${number}`,
    title: `Sirop d’érable ${number}`,
    descriptionHtml: '<p>Maple syrup.</p>',
    status: 'ACTIVE',
    vendor: 'Érablière du Nord',
    productType: 'Syrup',
    tags: ['maple'],
    isGiftCard: false,
    createdAt: '2026-01-02T03:04:05Z',
    updatedAt: '2026-11-01T00:00:00Z',
    publishedAt: null,
    seo: { title: null, description: null },
    options: [{ id: 'gid://shopify/ProductOption/1', name: 'Size', values: ['250 ml', '500 ml'] }],
    priceRangeV2: { minVariantPrice: { currencyCode: 'USD' } },
    ...change,
  };
}

export function variantLine(
  number: number | bigint | string,
  parent: number | bigint | string,
  change: Record<string, unknown> = {},
): BulkLine {
  return {
    id: `gid://shopify/ProductVariant/${number}`,
    title: `${number}`,
    position: 1,
    sku: `S-${number}`,
    barcode: null,
    price: '12.50',
    compareAtPrice: null,
    selectedOptions: [{ name: 'Size', value: '250 ml' }],
    contextualPricingCA: { price: { amount: '17.1', currencyCode: 'CAD' }, compareAtPrice: null },
    contextualPricingUS: { price: { amount: '12.5', currencyCode: 'USD' }, compareAtPrice: null },
    inventoryItem: {
      requiresShipping: true,
      harmonizedSystemCode: '170220',
      countryCodeOfOrigin: 'CA',
      measurement: { weight: { unit: 'GRAMS', value: 350 } },
    },
    __parentId: productId(parent),
    ...change,
  };
}

export function imageLine(
  number: number | bigint | string,
  parent: number | bigint | string,
  change: Record<string, unknown> = {},
): BulkLine {
  return {
    id: `gid://shopify/MediaImage/${number}`,
    alt: null,
    image: { url: `https://cdn.shopify.com/${number}.jpg`, width: 800, height: 600, altText: null },
    __parentId: productId(parent),
    ...change,
  };
}

export const jsonl = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
