import type { SandboxSeed } from '../../model';
import type { SeedMedia, SeedProduct, SeedVariant } from '../../seed-product';
import { presentPrice, priceChanges, productRandom, round, skuAt } from './prices';
import { frenchOf, pickWords, textsOf } from './texts';
import { traitsOf, type Traits } from './traits';
import { SIZES } from './words';

export interface GeneratedStoreOptions {
  products: number;
  /** The same seed gives the same store, on any machine. */
  seed: number;
  /** The instant of which prices and dates lie before. */
  now?: Date;
}

export interface GeneratedSeed extends SandboxSeed {
  /** Made anew each time that it is gone through. */
  products: Iterable<SeedProduct>;
}

const DEFAULT_NOW = new Date('2026-11-22T12:00:00Z');
const DAY_MS = 86_400_000;
const CURRENCY = 'USD';
const VENDOR = 'Atelier Nordet';
/** High enough to be the ids of a store of today; the last digits count the products. */
const FIRST_ID = 9_100_000_000_000;

/**
 * A store of any size: on average three variants and four photos a product, French for half of them, and each
 * fault in a fixed share of the products (`traits.ts`). Products are made one at a time.
 */
export function generatedStore({
  products,
  seed,
  now = DEFAULT_NOW,
}: GeneratedStoreOptions): GeneratedSeed {
  return {
    shop: {
      domain: 'atelier-nordet.myshopify.com',
      name: VENDOR,
      currency: CURRENCY,
      canadianRate: 1.37,
      usRate: 1,
      primaryLocale: 'en',
      locales: [{ locale: 'fr', published: true }],
      timeZone: 'America/Toronto',
      countries: ['US', 'CA'],
    },
    products: {
      *[Symbol.iterator]() {
        for (let index = 0; index < products; index += 1) yield productAt(index, seed, now);
      },
    },
    priceChanges: priceChanges(products, seed, now),
    orders: [],
  };
}

function productAt(index: number, seed: number, now: Date): SeedProduct {
  const random = productRandom(seed, index);
  const words = pickWords(random);
  const traits = traitsOf(index);
  const number = String(index + 1).padStart(6, '0');
  const texts = textsOf(words, number, random);
  const created = new Date(now.getTime() - (400 + (index % 300)) * DAY_MS).toISOString();
  const sizes = SIZES.slice(0, traits.variants);
  return {
    id: `gid://shopify/Product/${FIRST_ID + index}`,
    handle: `${slug(texts.title.en)}-${number}`,
    title: texts.title.en,
    descriptionHtml: texts.description.en,
    status: traits.isDraft ? 'DRAFT' : 'ACTIVE',
    vendor: VENDOR,
    productType: words.noun.type,
    tags: [words.noun.type, words.collection],
    isGiftCard: false,
    createdAt: created,
    updatedAt: new Date(now.getTime() - (index % 90) * DAY_MS).toISOString(),
    publishedAt: traits.isDraft ? null : created,
    seo: { title: null, description: null },
    options: [{ name: 'Size', values: [...sizes] }],
    variants: sizes.map((size, position) => variantAt(index, position, size, seed)),
    media: photosOf(index, texts.title.en),
    french: frenchOf(traits, texts, now),
  };
}

function variantAt(index: number, position: number, size: string, seed: number): SeedVariant {
  const traits = traitsOf(index);
  const amount = presentPrice(index, position, seed);
  const compareAt = { none: null, saving: round(amount * 1.25), pointless: amount }[
    traits.compareAt
  ];
  return {
    id: `gid://shopify/ProductVariant/${FIRST_ID * 4 + index * SIZES.length + position}`,
    title: size,
    sku: skuAt(index, position),
    barcode: null,
    selectedOptions: [{ name: 'Size', value: size }],
    shopPrice: {
      price: { amount, currency: CURRENCY },
      compareAt: compareAt === null ? null : { amount: compareAt, currency: CURRENCY },
    },
    inventory: {
      requiresShipping: true,
      harmonizedSystemCode: index % 8 === 0 ? null : '691200',
      countryOfOrigin: index % 8 === 0 ? null : 'CA',
      weight: { value: 250 + position * 50, unit: 'GRAMS' },
    },
  };
}

function photosOf(index: number, title: string): SeedMedia[] {
  const traits = traitsOf(index);
  return Array.from({ length: traits.photos }, (_, position): SeedMedia => {
    const fileName = `IMG_${String(index * 10 + position).padStart(7, '0')}.jpg`;
    const missesAlt = traits.missesAlt && position === 0;
    return {
      id: `gid://shopify/MediaImage/${FIRST_ID * 3 + index * 10 + position}`,
      kind: 'IMAGE',
      url: `https://cdn.shopify.com/s/files/1/0001/0001/0001/files/${fileName}`,
      alt: missesAlt ? null : altAt(traits, position, title, fileName),
      widthPx: 1600,
      heightPx: 1600,
    };
  });
}

function altAt(traits: Traits, position: number, title: string, fileName: string): string {
  if (traits.hasFileNameAsAlt && position === 0) return fileName;
  if (traits.showsPackaging && position === 1) return `${title}, in its gift box`;
  return `${title}, view ${position + 1}`;
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/, no\. \d+$/, '')
    .replace(/[^a-z0-9]+/g, '-');
}
