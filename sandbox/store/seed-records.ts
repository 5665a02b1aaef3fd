import type { SeedMedia, SeedProduct, SeedVariant } from '../seed-product';
import { convertedCents, type Rates } from './prices';
import { parseGid, type IdAllotter } from './ids';
import {
  toCents,
  type MediaRecord,
  type PricedCountry,
  type ProductRecord,
  type VariantRecord,
} from './records';

const MEDIA_TYPES = {
  IMAGE: 'MediaImage',
  VIDEO: 'Video',
  EXTERNAL_VIDEO: 'ExternalVideo',
  MODEL_3D: 'Model3d',
} as const;

export interface LoadContext {
  ids: IdAllotter;
  rates: Rates;
  /** Instant for what has none of its own. */
  loadedAt: string;
}

const COUNTRIES: readonly PricedCountry[] = ['CA', 'US'];

/** Makes Shopify's records of a product; ids that are Shopify's stay, others are allotted. */
export function productFromSeed(seed: SeedProduct, context: LoadContext): ProductRecord {
  const updatedAt = instant(seed.updatedAt) ?? context.loadedAt;
  return {
    __typename: 'Product',
    id: keepId(seed.id, 'Product', context.ids),
    handle: seed.handle,
    title: seed.title,
    descriptionHtml: seed.descriptionHtml,
    status: seed.status,
    vendor: seed.vendor,
    productType: seed.productType,
    category: seed.category ?? null,
    tags: sortedTags(seed.tags),
    isGiftCard: seed.isGiftCard ?? false,
    combinedListingRole: seed.isCombinedListingParent ? 'PARENT' : null,
    notSoldIn: COUNTRIES.filter((country) => seed.soldIn?.[country] === false),
    createdAt: instant(seed.createdAt) ?? updatedAt,
    updatedAt,
    publishedAt:
      seed.publishedAt === undefined
        ? seed.status === 'ACTIVE'
          ? updatedAt
          : null
        : instant(seed.publishedAt),
    seo: seed.seo ?? { title: null, description: null },
    options: seed.options.map((option) => ({
      __typename: 'ProductOption',
      id: keepId(option.id, 'ProductOption', context.ids),
      name: option.name,
      values: option.values.map((name) => ({
        __typename: 'ProductOptionValue',
        id: context.ids.next(),
        name,
      })),
    })),
    variants: seed.variants.map((variant) => variantRecord(variant, updatedAt, context)),
    media: seed.media.map((media) => mediaRecord(media, updatedAt, context.ids)),
    metafields: [],
  };
}

/** Shopify gives tags in alphabetical order, each once. */
export function sortedTags(tags: readonly string[]): string[] {
  return [...new Set(tags)].sort();
}

function variantRecord(
  variant: SeedVariant,
  updatedAt: string,
  context: LoadContext,
): VariantRecord {
  const priceCents = toCents(variant.shopPrice.price.amount);
  const compareAtCents = variant.shopPrice.compareAt
    ? toCents(variant.shopPrice.compareAt.amount)
    : null;
  return {
    __typename: 'ProductVariant',
    id: keepId(variant.id, 'ProductVariant', context.ids),
    inventoryItemId: context.ids.next(),
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode ?? null,
    selectedOptions: variant.selectedOptions,
    priceCents,
    compareAtCents,
    fixed: fixedPrices(variant.shownPrice, { priceCents, compareAtCents }, context.rates),
    inventory: variant.inventory ?? {},
    stock: variant.stock ?? null,
    requiresComponents: variant.requiresComponents ?? false,
    updatedAt,
  };
}

/** A shown price that the exchange rate explains is not a fixed one. */
function fixedPrices(
  shown: SeedVariant['shownPrice'],
  own: { priceCents: number; compareAtCents: number | null },
  rates: Rates,
): VariantRecord['fixed'] {
  const fixed: NonNullable<VariantRecord['fixed']> = {};
  for (const country of COUNTRIES) {
    const price = shown?.[country];
    if (!price) continue;
    const priceCents = toCents(price.price.amount);
    const compareAtCents = price.compareAt ? toCents(price.compareAt.amount) : null;
    const rate = rates[country];
    const converted =
      priceCents === convertedCents(own.priceCents, rate) &&
      compareAtCents ===
        (own.compareAtCents === null ? null : convertedCents(own.compareAtCents, rate));
    if (!converted) fixed[country] = { priceCents, compareAtCents };
  }
  return Object.keys(fixed).length > 0 ? fixed : null;
}

export function mediaRecord(
  media: Omit<SeedMedia, 'id'> & { id?: string },
  updatedAt: string,
  ids: IdAllotter,
): MediaRecord {
  const type = MEDIA_TYPES[media.kind];
  return {
    __typename: type,
    id: keepId(media.id, type, ids),
    kind: media.kind,
    url: media.url,
    alt: media.alt ?? null,
    widthPx: media.widthPx ?? null,
    heightPx: media.heightPx ?? null,
    updatedAt,
  };
}

function keepId(given: string | undefined, type: string, ids: IdAllotter): string {
  const parsed = given ? parseGid(given) : null;
  return parsed?.type === type ? parsed.id : ids.next();
}

/** Shopify writes whole seconds in UTC; exports carry offsets and fractions. */
function instant(value: string | null | undefined): string | null {
  if (!value) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`;
}
