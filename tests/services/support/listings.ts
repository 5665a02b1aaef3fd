import type { Listing, TranslatedText } from '~/core/listing/listing';

export function productId(number: number): string {
  return `gid://shopify/Product/${number}`;
}

/** The rules that the sample products are made for; what others find in them may change with those rules. */
export const SAMPLED_RULES = [
  'missing-french-text',
  'outdated-french-text',
  'pointless-compare-at',
  'undescribed-photo',
];

/** A product without fault by the sampled rules, but for what is overridden. */
export function product(number: number, overrides: Partial<Listing> = {}): Listing {
  const price = { price: { amount: 40, currency: 'USD' }, compareAt: null };
  return {
    id: productId(number),
    handle: `product-${number}`,
    title: `Maple board ${number}`,
    descriptionHtml: '<p>A serving board of solid maple, oiled by hand.</p>',
    status: 'ACTIVE',
    vendor: 'Borealis Workshop',
    productType: 'Kitchen',
    tags: [],
    createdAt: '2026-01-05T12:00:00Z',
    updatedAt: '2026-11-01T12:00:00Z',
    publishedAt: '2026-01-05T12:00:00Z',
    options: [{ name: 'Title', values: ['Default Title'] }],
    variants: [
      {
        id: `gid://shopify/ProductVariant/${number}`,
        title: 'Default Title',
        sku: `BOARD-${number}`,
        selectedOptions: [{ name: 'Title', value: 'Default Title' }],
        shopPrice: price,
        shownPrice: {
          CA: { price: { amount: 55, currency: 'CAD' }, compareAt: null },
          US: price,
        },
      },
    ],
    media: [
      {
        id: `gid://shopify/MediaImage/${number}`,
        kind: 'IMAGE',
        url: `https://cdn.shopify.com/board-${number}.jpg`,
        alt: 'Maple serving board in its gift box',
        widthPx: 2048,
        heightPx: 2048,
      },
    ],
    ...overrides,
  };
}

/** French of title and description, up to date. */
export function frenchOf(number: number): TranslatedText[] {
  const text = { locale: 'fr', marketId: null, outdated: false };
  return [
    { ...text, key: 'title', value: `Planche en érable ${number}` },
    {
      ...text,
      key: 'body_html',
      value: '<p>Une planche de service en érable massif, huilée à la main.</p>',
    },
  ];
}
