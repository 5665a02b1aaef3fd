import type { SandboxSeed } from '../../sandbox/model';
import type { SeedProduct } from '../../sandbox/seed-product';

/** A small seed that these tests share: two products, French, orders, a market for each country. */
export function sampleSeed(change: Partial<SandboxSeed> = {}): SandboxSeed {
  return {
    shop: {
      domain: 'sandbox.myshopify.com',
      name: 'Sandbox',
      currency: 'USD',
      canadianRate: 1.37,
      usRate: 1,
      primaryLocale: 'en',
      locales: [{ locale: 'fr', published: false }],
      timeZone: 'America/New_York',
      countries: ['US', 'CA'],
    },
    products: [boots, mug],
    priceChanges: [{ at: '2026-03-01T12:00:00Z', sku: 'MUG', price: 14, compareAtPrice: 18 }],
    orders: [
      {
        name: '#1001',
        createdAt: '2026-09-01T10:00:00Z',
        country: 'CA',
        province: 'QC',
        lines: [
          { sku: 'BOOT-6', quantity: 2, returnedQuantity: 1, returnReason: 'Size too small' },
        ],
        fulfilledAt: '2026-09-02T10:00:00Z',
      },
      {
        name: '#1002',
        createdAt: '2026-10-01T10:00:00Z',
        country: 'US',
        province: 'NY',
        lines: [{ sku: 'MUG', quantity: 1, returnedQuantity: 0, returnReason: null }],
        fulfilledAt: null,
      },
    ],
    ...change,
  };
}

export const boots: SeedProduct = {
  id: 'gid://shopify/Product/788032119674292923',
  handle: 'winter-boots',
  title: 'Winter boots',
  descriptionHtml: '<p>Warm and dry.</p>',
  status: 'ACTIVE',
  vendor: 'North',
  productType: 'Footwear',
  tags: ['winter', 'boots'],
  createdAt: '2025-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  publishedAt: '2025-01-02T00:00:00Z',
  seo: { title: 'Winter boots', description: null },
  options: [{ name: 'Size', values: ['6', '7'] }],
  variants: ['6', '7'].map((size) => ({
    id: `sku:BOOT-${size}`,
    title: size,
    sku: `BOOT-${size}`,
    selectedOptions: [{ name: 'Size', value: size }],
    shopPrice: {
      price: { amount: 100, currency: 'USD' },
      compareAt: { amount: 120, currency: 'USD' },
    },
    ...(size === '7'
      ? { shownPrice: { CA: { price: { amount: 129, currency: 'CAD' }, compareAt: null } } }
      : {}),
    inventory: {
      requiresShipping: true,
      harmonizedSystemCode: '640391',
      countryOfOrigin: 'CA',
      weight: { value: 1.2, unit: 'KILOGRAMS' as const },
    },
  })),
  media: [
    {
      id: 'photo-1',
      kind: 'IMAGE',
      url: 'https://cdn.example.test/boot.jpg',
      alt: 'A boot',
      widthPx: 800,
      heightPx: 600,
    },
    { id: 'photo-2', kind: 'IMAGE', url: 'https://cdn.example.test/boot-2.png', alt: null },
  ],
  french: [
    { key: 'title', locale: 'fr', marketId: null, value: 'Bottes d’hiver' },
    { key: 'body_html', locale: 'fr', marketId: null, value: '<p>Chaudes.</p>', outdated: true },
  ],
};

export const mug: SeedProduct = {
  id: 'handle:mug',
  handle: 'mug',
  title: 'Mug',
  descriptionHtml: '',
  status: 'DRAFT',
  vendor: 'North',
  productType: '',
  tags: [],
  updatedAt: '2026-02-01T00:00:00Z',
  options: [{ name: 'Title', values: ['Default Title'] }],
  variants: [
    {
      id: 'sku:MUG',
      title: 'Default Title',
      sku: 'MUG',
      selectedOptions: [{ name: 'Title', value: 'Default Title' }],
      shopPrice: { price: { amount: 12, currency: 'USD' }, compareAt: null },
    },
  ],
  media: [],
};
