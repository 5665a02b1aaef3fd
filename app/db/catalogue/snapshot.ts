import { z } from 'zod';
import {
  LISTING_STATUSES,
  type FrenchDetail,
  type Listing,
  type ListingCategory,
  type ListingOption,
  type Media,
  type PackagingMarks,
  type TranslatedText,
  type Variant,
  type VariantInventory,
  type Weight,
} from '~/core/listing/listing';
import type { Price } from '~/core/listing/money';
import { storableJson } from '../stored-text';
import type { EveryProperty } from '../rows';
import { money } from '../shapes';

/** What `listing_content.snapshot` holds of a listing; the rest stands beside it, since it is read apart. */
export type Snapshot = Omit<Listing, 'updatedAt' | 'french' | 'frenchDetails' | 'packaging'>;

/** A snapshot of any version, as it came out of the database. */
type StoredSnapshot = Readonly<Record<string, unknown>>;

/**
 * `UPGRADES[n]` makes of a snapshot of version n one of version n + 1. Whoever changes the form of a snapshot adds
 * one here, with a test on a snapshot as it was written before: nobody rewrites those of listings that do not change.
 * Statements that look into snapshots (`snapshot->`) see them as they were written.
 */
const UPGRADES: readonly ((snapshot: StoredSnapshot) => StoredSnapshot)[] = [
  // 0: written before snapshots had a version. Version 1 has the same form.
  (snapshot) => snapshot,
];

export const SNAPSHOT_VERSION = UPGRADES.length;

const VERSION = 'snapshotVersion';

/**
 * A snapshot's JSON as it is stored. The version stands in the JSON, so that an older app that writes here takes it
 * away with the content. A listing's hash is made without it: a new version alone changes no listing. `json`: the
 * snapshot's, where it was made already.
 */
export function writeSnapshot(snapshot: Snapshot, json?: string): string {
  return `{"${VERSION}":${SNAPSHOT_VERSION},${storableJson(snapshot, json).slice(1)}`;
}

/** One of a newer version, as after a return to an older app, is read as far as this one knows it. */
function upgraded(stored: unknown): unknown {
  if (!isObject(stored)) return stored;
  const version = stored[VERSION];
  return UPGRADES.slice(typeof version === 'number' ? version : 0).reduce(
    (snapshot, upgrade) => upgrade(snapshot),
    stored,
  );
}

function isObject(stored: unknown): stored is StoredSnapshot {
  return typeof stored === 'object' && stored !== null;
}

const price: z.ZodType<Price> = z.object({
  price: money,
  compareAt: money.nullable(),
} satisfies EveryProperty<Price>);

export const inventory: z.ZodType<VariantInventory> = z.object({
  requiresShipping: z.boolean().optional(),
  harmonizedSystemCode: z.string().nullish(),
  countryOfOrigin: z.string().nullish(),
  weight: z
    .object({
      value: z.number(),
      unit: z.enum(['GRAMS', 'KILOGRAMS', 'OUNCES', 'POUNDS']),
    } satisfies EveryProperty<Weight>)
    .nullish(),
  unitCost: money.nullish(),
  nationalCodes: z.array(z.object({ country: z.string(), code: z.string() })).optional(),
} satisfies EveryProperty<VariantInventory>);

const variant: z.ZodType<Variant> = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullish(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  shopPrice: price,
  shownPrice: z.object({ CA: price.optional(), US: price.optional() }).optional(),
  hasFixedCanadianPrice: z.boolean().optional(),
  stock: z.number().nullish(),
  requiresComponents: z.boolean().optional(),
  inventory: inventory.optional(),
} satisfies EveryProperty<Variant>);

export const media: z.ZodType<Media> = z.object({
  id: z.string(),
  kind: z.enum(['IMAGE', 'VIDEO', 'EXTERNAL_VIDEO', 'MODEL_3D']),
  url: z.string().nullable(),
  alt: z.string().nullish(),
  widthPx: z.number().nullish(),
  heightPx: z.number().nullish(),
} satisfies EveryProperty<Media>);

export const listingStatus = z.enum(LISTING_STATUSES);

const current: z.ZodType<Snapshot> = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string(),
  status: listingStatus,
  vendor: z.string(),
  productType: z.string(),
  category: z
    .object({
      id: z.string(),
      name: z.string(),
      fullName: z.string(),
    } satisfies EveryProperty<ListingCategory>)
    .nullish(),
  tags: z.array(z.string()),
  isGiftCard: z.boolean().optional(),
  isCombinedListingParent: z.boolean().optional(),
  soldIn: z.object({ CA: z.boolean().optional(), US: z.boolean().optional() }).optional(),
  createdAt: z.string().optional(),
  publishedAt: z.string().nullish(),
  // In this order, as with French details.
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }).optional(),
  options: z.array(
    z.object({
      id: z.string().optional(),
      name: z.string(),
      values: z.array(z.string()),
    } satisfies EveryProperty<ListingOption>),
  ),
  variants: z.array(variant),
  media: z.array(media),
  packagingPhotos: z.array(z.string()).optional(),
} satisfies EveryProperty<Snapshot>);

export const variants = z.array(variant);

export const translatedTexts: z.ZodType<TranslatedText[]> = z.array(
  z.object({
    key: z.string(),
    locale: z.string(),
    marketId: z.string().nullable(),
    value: z.string(),
    outdated: z.boolean().optional(),
    updatedAt: z.string().nullish(),
  } satisfies EveryProperty<TranslatedText>),
);

/** Properties in the order in which jsonb keeps them: the texts of ignored findings are told apart by their JSON. */
export const frenchDetails: z.ZodType<FrenchDetail[]> = z.array(
  z.object({
    kind: z.enum(['optionName', 'optionValue', 'altText']),
    french: z.string().nullable(),
    source: z.string(),
  } satisfies EveryProperty<FrenchDetail>),
);

export const packagingMarks: z.ZodType<PackagingMarks> = z.object({
  shownOn: z.array(z.string()),
  noneShown: z.boolean(),
} satisfies EveryProperty<PackagingMarks>);

/** Variant → its tariff codes for single destinations. */
export const nationalCodes = z.record(
  z.string(),
  z.array(z.object({ country: z.string(), code: z.string() })),
);

/** Of any version. */
export const snapshot: z.ZodType<Snapshot> = z.preprocess(upgraded, current);
