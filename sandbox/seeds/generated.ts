import type { SandboxPriceChange, SandboxSeed } from '../model';
import type { SeedMedia, SeedProduct, SeedTranslation, SeedVariant } from '../seed-product';
import { CARE, COLLECTIONS, MATERIALS, NOUNS, SIZES, TOWNS, USES } from './generated-words';

export interface GeneratedStoreOptions {
  products: number;
  /** The same seed gives the same store, on any machine. */
  seed: number;
  /** The instant of which prices and dates lie before. */
  now?: Date;
}

export interface GeneratedSeed extends SandboxSeed {
  /** Made anew each time that it is gone through. */
  listings: Iterable<SeedProduct>;
}

const DEFAULT_NOW = new Date('2026-11-22T12:00:00Z');
const DAY_MS = 86_400_000;
const CURRENCY = 'USD';
const VENDOR = 'Atelier Nordet';
/** High enough to be the ids of a store of today; the last digits count the products. */
const FIRST_ID = 9_100_000_000_000;
const VOLATILE_CHANGES = 7;
const DAYS_BETWEEN_CHANGES = 12;

/**
 * A store of any size: on average three variants and four photos a product, French for half of them, and each
 * fault in a fixed share of the products, which `expectedCounts` adds up. Listings are made one at a time.
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
    listings: {
      *[Symbol.iterator]() {
        for (let index = 0; index < products; index += 1) yield productAt(index, seed, now);
      },
    },
    priceChanges: priceChanges(products, seed, now),
    orders: [],
  };
}

export interface ExpectedCounts {
  listings: number;
  variants: number;
  photos: number;
  photosWithoutAlt: number;
  /** Rule → listings that fail it; `volatile-price` once the price changes are known. */
  failing: Record<
    | 'missing-french-text'
    | 'outdated-french-text'
    | 'pointless-compare-at'
    | 'undescribed-photo'
    | 'volatile-price',
    number
  >;
  /** Listings with a photo whose text shows the packaging. */
  withPackagingPhoto: number;
}

/** What an audit of a generated store has to find; the same for every seed. */
export function expectedCounts({
  products,
}: Pick<GeneratedStoreOptions, 'products'>): ExpectedCounts {
  const counts: ExpectedCounts = {
    listings: products,
    variants: 0,
    photos: 0,
    photosWithoutAlt: 0,
    failing: {
      'missing-french-text': 0,
      'outdated-french-text': 0,
      'pointless-compare-at': 0,
      'undescribed-photo': 0,
      'volatile-price': 0,
    },
    withPackagingPhoto: 0,
  };
  for (let index = 0; index < products; index += 1) {
    const traits = traitsOf(index);
    counts.variants += traits.variants;
    counts.photos += traits.photos;
    counts.photosWithoutAlt += Number(traits.missesAlt);
    counts.withPackagingPhoto += Number(traits.showsPackaging);
    counts.failing['missing-french-text'] += Number(traits.french !== 'whole');
    counts.failing['outdated-french-text'] += Number(traits.hasOutdatedFrench);
    counts.failing['pointless-compare-at'] += Number(traits.compareAt === 'pointless');
    counts.failing['undescribed-photo'] += Number(traits.missesAlt || traits.hasFileNameAsAlt);
    counts.failing['volatile-price'] += Number(traits.price === 'volatile');
  }
  return counts;
}

interface Traits {
  variants: number;
  photos: number;
  french: 'none' | 'titleOnly' | 'whole';
  hasOutdatedFrench: boolean;
  compareAt: 'none' | 'saving' | 'pointless';
  missesAlt: boolean;
  hasFileNameAsAlt: boolean;
  showsPackaging: boolean;
  price: 'steady' | 'promoted' | 'volatile';
  isDraft: boolean;
}

/** Faults depend on a product's place alone, so that their shares are exact whatever the seed. */
function traitsOf(index: number): Traits {
  return {
    variants: (index % 5) + 1,
    photos: (Math.floor(index / 5) % 5) + 2,
    french: index % 2 === 1 ? 'none' : index % 20 === 2 ? 'titleOnly' : 'whole',
    hasOutdatedFrench: index % 10 === 4,
    compareAt: index % 25 === 3 ? 'pointless' : index % 25 === 4 ? 'saving' : 'none',
    missesAlt: index % 5 === 1,
    hasFileNameAsAlt: index % 50 === 7,
    showsPackaging: index % 4 === 0,
    price: index % 100 === 17 ? 'volatile' : index % 100 === 18 ? 'promoted' : 'steady',
    isDraft: index % 50 === 49,
  };
}

function productAt(index: number, seed: number, now: Date): SeedProduct {
  const random = randomNumbers(seed, index);
  const noun = pick(NOUNS, random);
  const words = {
    noun,
    material: pick<Material>(MATERIALS[noun.kind], random),
    collection: pick(COLLECTIONS, random),
    town: pick(TOWNS, random),
    use: pick(USES, random),
  };
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

type Material = (typeof MATERIALS)[keyof typeof MATERIALS][number];

interface Texts {
  title: { en: string; fr: string };
  description: { en: string; fr: string };
}

function textsOf(
  {
    noun,
    material,
    collection,
    town,
    use,
  }: {
    noun: (typeof NOUNS)[number];
    material: Material;
    collection: string;
    town: string;
    use: (typeof USES)[number];
  },
  number: string,
  random: () => number,
): Texts {
  const care = CARE[noun.kind];
  const widthCm = 10 + Math.floor(random() * 60);
  const paragraph = (...sentences: string[]): string => `<p>${sentences.join(' ')}</p>`;
  return {
    title: {
      en: `${material.en} ${noun.en}, ${collection} collection, no. ${number}`,
      fr: `${capitalise(noun.fr)} en ${material.fr}, collection ${collection}, nº ${number}`,
    },
    description: {
      en:
        paragraph(`This ${noun.en} is made in small batches by our workshop in ${town}.`, use.en) +
        `<ul><li>Width: ${widthCm} cm (${(widthCm / 2.54).toFixed(1)} in.)</li><li>${care.en}</li></ul>`,
      fr:
        paragraph(`Fabrication en petites séries dans notre atelier de ${town}.`, use.fr) +
        `<ul><li>Largeur\u00a0: ${widthCm} cm</li><li>${care.fr}</li></ul>`,
    },
  };
}

function frenchOf(traits: Traits, texts: Texts, now: Date): SeedTranslation[] {
  if (traits.french === 'none') return [];
  const updatedAt = new Date(now.getTime() - 200 * DAY_MS).toISOString();
  const translated = (key: string, value: string, outdated: boolean): SeedTranslation => ({
    key,
    locale: 'fr',
    marketId: null,
    value,
    outdated,
    updatedAt,
  });
  const title = translated('title', texts.title.fr, traits.hasOutdatedFrench);
  return traits.french === 'titleOnly'
    ? [title]
    : [title, translated('body_html', texts.description.fr, false)];
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

/** Oldest first, over all products: a volatile price moves every twelve days, a promoted one dips and returns. */
function priceChanges(products: number, seed: number, now: Date): SandboxPriceChange[] {
  const changes: SandboxPriceChange[] = [];
  const add = (index: number, daysAgo: number, factor: number): void => {
    for (let position = 0; position < traitsOf(index).variants; position += 1) {
      changes.push({
        at: new Date(now.getTime() - daysAgo * DAY_MS).toISOString(),
        sku: skuAt(index, position),
        price: round(presentPrice(index, position, seed) * factor),
        compareAtPrice: null,
      });
    }
  };
  for (let index = 0; index < products; index += 1) {
    const { price } = traitsOf(index);
    if (price === 'volatile') {
      // Rising all the way, so that no two changes look like a promotion that came and went.
      for (let step = VOLATILE_CHANGES; step >= 0; step -= 1) {
        add(index, step * DAYS_BETWEEN_CHANGES, 1 - step * 0.06);
      }
    } else if (price === 'promoted') {
      add(index, 120, 1);
      add(index, 60, 0.8);
      add(index, 46, 1);
    }
  }
  return changes.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

function presentPrice(index: number, position: number, seed: number): number {
  const base = 12 + Math.floor(randomNumbers(seed, index)() * 90);
  return base + position * 4 + 0.99;
}

function skuAt(index: number, position: number): string {
  return `AN-${String(index + 1).padStart(6, '0')}-${position + 1}`;
}

/** mulberry32 (Tommy Ettinger, public domain), begun anew for each product so that any can be made alone. */
function randomNumbers(seed: number, index: number): () => number {
  let state = (seed * 0x9e3779b1 + index * 0x85ebca6b) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/, no\. \d+$/, '')
    .replace(/[^a-z0-9]+/g, '-');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}
