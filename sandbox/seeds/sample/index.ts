import type { SandboxPriceChange, SandboxSeed } from '../../model';
import type {
  SeedFrenchDetail,
  SeedMedia,
  SeedProduct,
  SeedTranslation,
  SeedVariant,
} from '../../seed-product';
import { FRENCH_DETAILS } from './french-details';
import { categoryOf } from './categories';
import { SAMPLE_CONTENTS } from './contents';
import { UNIT_COSTS } from './costs';
import { sampleOrders } from './orders';
import { priceChanges } from './price-changes';
import { SAMPLE_POLICIES } from './policies';
import { GIFTS } from './products/gifts';
import { HOME } from './products/home';
import { KITCHEN } from './products/kitchen';
import { OUTDOOR } from './products/outdoor';
import { SCHOOL } from './products/school';
import type { SamplePhoto, SampleProduct } from './sample-product';

export const SAMPLE_PRODUCTS: SampleProduct[] = [
  ...KITCHEN,
  ...OUTDOOR,
  ...SCHOOL,
  ...HOME,
  ...GIFTS,
];

const COLLECTIONS = [
  { title: 'Back to school', products: SCHOOL },
  { title: 'Kitchen', titleFr: 'Cuisine', products: KITCHEN },
  { title: 'Outdoors', titleFr: 'Plein air', products: OUTDOOR },
  { title: 'Gifts', products: GIFTS },
];

/**
 * Northlight Goods: sixty products for the home and the outdoors, sold from the US to both countries, in
 * English and French, with faults of every kind and two years of prices and orders before `now`.
 */
export function sampleStore({ now }: { now: Date }): SandboxSeed {
  const changes = SAMPLE_PRODUCTS.map((product) => priceChanges(product, skusOf(product), now));
  return {
    shop: {
      domain: 'northlight-goods.myshopify.com',
      name: 'Northlight Goods',
      currency: 'USD',
      canadianRate: 1.37,
      usRate: 1,
      primaryLocale: 'en',
      locales: [{ locale: 'fr', published: true }],
      timeZone: 'America/Toronto',
      countries: ['US', 'CA'],
      policies: SAMPLE_POLICIES,
    },
    products: SAMPLE_PRODUCTS.map((product, index) =>
      toSeed(product, index, changes[index] ?? [], now),
    ),
    priceChanges: changes.flat().sort((a, b) => a.at.localeCompare(b.at)),
    orders: sampleOrders(SAMPLE_PRODUCTS, skusOf, priceAt(changes.flat()), now),
    collections: COLLECTIONS.map(({ products, ...titles }) => ({
      ...titles,
      products: products.map(({ handle }) => handle),
    })),
    contents: SAMPLE_CONTENTS,
  };
}

/** What a unit was sold for: a SKU's price at an instant. */
function priceAt(changes: SandboxPriceChange[]): (sku: string, at: Date) => number | undefined {
  const bySku = Map.groupBy(changes, ({ sku }) => sku);
  return (sku, at) =>
    bySku.get(sku)?.findLast((change) => Date.parse(change.at) <= at.getTime())?.price;
}

function skusOf(product: SampleProduct): string[] {
  const stem = product.handle.toUpperCase();
  return product.option
    ? product.option.values.map((_, index) => `${stem}-${String(index + 1)}`)
    : [stem];
}

// The last products' ids lie above 2^53, where a JavaScript number would lose digits.
const FIRST_ID = 9_007_199_254_740_940n;

function toSeed(
  product: SampleProduct,
  index: number,
  changes: SandboxPriceChange[],
  now: Date,
): SeedProduct {
  const number = FIRST_ID + BigInt(index * 2 + 1);
  const created = new Date(now.getTime() - (800 - index) * 86_400_000).toISOString();
  return {
    id: `gid://shopify/Product/${number.toString()}`,
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.html,
    status: product.status ?? 'ACTIVE',
    vendor: 'Northlight',
    productType: product.type,
    category: categoryOf(product.type),
    tags: product.tags,
    isGiftCard: false,
    createdAt: created,
    updatedAt: new Date(now.getTime() - index * 3_600_000).toISOString(),
    publishedAt: product.status === 'DRAFT' ? null : created,
    seo: { title: null, description: null },
    options: product.option ? [product.option] : [],
    variants: skusOf(product).map((sku, position) =>
      toVariant(product, number, sku, position, changes),
    ),
    media: product.photos.map((photo, position) => toMedia(photo, product, number, position)),
    french: french(product),
    frenchDetails: frenchDetails(product),
  };
}

function toVariant(
  product: SampleProduct,
  number: bigint,
  sku: string,
  position: number,
  changes: SandboxPriceChange[],
): SeedVariant {
  const last = changes.findLast((change) => change.sku === sku);
  const money = (amount: number) => ({ amount, currency: 'USD' });
  const value = product.option?.values[position];
  const cost = UNIT_COSTS[product.handle];
  return {
    id: `gid://shopify/ProductVariant/${(number * 100n + BigInt(position)).toString()}`,
    title: value ?? 'Default Title',
    sku,
    barcode: null,
    selectedOptions: product.option && value ? [{ name: product.option.name, value }] : [],
    shopPrice: {
      price: money(last?.price ?? product.price),
      compareAt: last?.compareAtPrice == null ? null : money(last.compareAtPrice),
    },
    stock: stockOf(product, position),
    inventory: {
      requiresShipping: true,
      harmonizedSystemCode: product.hs ?? null,
      countryOfOrigin: product.origin ?? null,
      nationalCodes: nationalCodes(product),
      weight: product.grams == null ? null : { value: product.grams, unit: 'GRAMS' },
      unitCost: cost === undefined ? null : money(cost),
    },
  };
}

/** Heading or subheading with zeros behind, which is what a tariff without finer lines has. */
function nationalCodes({ hs, nationalCodes: countries = ['CA', 'US'] }: SampleProduct) {
  const digits = (hs ?? '').replaceAll(/\D/g, '');
  if (digits.length !== 6 || digits === '555555') return [];
  return countries.map((country) => ({ country, code: digits.padEnd(10, '0') }));
}

/** The product's units, as evenly as they go over its variants. */
function stockOf({ stock, unitsAMonth, option }: SampleProduct, position: number): number | null {
  if (stock === null) return null;
  const units = stock ?? Math.ceil(unitsAMonth / 2);
  const variants = option?.values.length ?? 1;
  return Math.floor(units / variants) + (position < units % variants ? 1 : 0);
}

function toMedia(
  photo: string | null | SamplePhoto,
  product: SampleProduct,
  number: bigint,
  position: number,
): SeedMedia {
  const { alt, file, widthPx, heightPx } =
    photo !== null && typeof photo === 'object'
      ? photo
      : { alt: photo, file: undefined, widthPx: 2048, heightPx: 2048 };
  const id = (number * 100n + BigInt(50 + position)).toString();
  return {
    id: `gid://shopify/MediaImage/${id}`,
    kind: 'IMAGE',
    url: `https://cdn.shopify.com/s/files/1/0001/files/${file ?? `${product.handle}-${String(position + 1)}.jpg`}?v=${id}`,
    alt,
    widthPx,
    heightPx,
  };
}

function french(product: SampleProduct): SeedTranslation[] {
  const texts: [SeedTranslation['key'], string | null][] = [
    ['title', product.titleFr],
    ['body_html', product.htmlFr],
  ];
  return texts.flatMap(([key, value]) =>
    value === null
      ? []
      : [
          {
            key,
            locale: 'fr',
            marketId: null,
            value,
            outdated: product.outdatedFr?.some((outdated) => outdated === key) ?? false,
            updatedAt: null,
          },
        ],
  );
}

/** As the app reads them: options first, then photos; each with its French unless that was forgotten. */
function frenchDetails({
  option,
  photos,
  detailsWithoutFrench,
}: SampleProduct): SeedFrenchDetail[] {
  const detail = (kind: SeedFrenchDetail['kind'], source: string): SeedFrenchDetail => ({
    kind,
    source,
    french: detailsWithoutFrench?.includes(source) ? null : (FRENCH_DETAILS[source] ?? null),
  });
  const alts = photos.map((photo) => (typeof photo === 'string' ? photo : (photo?.alt ?? null)));
  return [
    ...(option ? [detail('optionName', option.name)] : []),
    ...(option?.values ?? []).map((value) => detail('optionValue', value)),
    ...alts.flatMap((alt) => (alt === null ? [] : [detail('altText', alt)])),
  ];
}
