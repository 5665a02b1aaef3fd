import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Listing, Variant, VariantInventory } from '~/core/listing/listing';
import type { FirstVerdicts } from '~/services/catalogue/ports';
import type { Cell } from '../insert-rows';
import {
  canonicalJson,
  contentHash,
  foldText,
  hashOf,
  storableJson,
  storableText,
} from '../stored-text';
import { writeSnapshot, type Snapshot } from './snapshot';

/**
 * A listing as its two tables hold it. French, its details, packaging and national codes are absent where the
 * listing does not carry them.
 */
export interface ListingColumns {
  id: string;
  handle: string;
  title: string;
  titleKey: string;
  searchText: string;
  status: string;
  vendor: string;
  /** By which its sales are compared with others'. */
  category: string | null;
  photoUrl: string | null;
  updatedAt: Date | null;
  contentHash: string;
  /** Of what was read beside the snapshot; `null`: nothing was. */
  supplementsHash: string | null;
  variants: number;
  photos: number;
  photosWithoutAlt: number;
  snapshot: string;
  french: string | undefined;
  frenchDetails: string | undefined;
  packaging: string | undefined;
  nationalCodes: string | undefined;
  /** Of each variant, those that were read. */
  prices: ShownPrice[];
}

/** What tells whether a listing has to be written: little beside what is written then. */
export interface ListingLook {
  id: string;
  updatedAt: Date | null;
  contentHash: string;
  /** Of what was read beside the snapshot; `null`: nothing was. */
  supplementsHash: string | null;
  hasPrices: boolean;
  listing: Listing;
  snapshot: Snapshot;
  /** The snapshot's, of which its hash was taken. */
  snapshotJson: string;
  nationalCodes: NationalCodes | null;
}

export interface ShownPrice {
  listingId: string;
  country: 'CA' | 'US';
  variantId: string;
  currency: string;
  amount: number;
  compareAt: number | null;
  shopAmount: number;
}

/** Columns of `listing` that are read from Shopify. */
export const READ_COLUMNS = [
  ['id', 'text'],
  ['handle', 'text'],
  ['title', 'text'],
  ['title_key', 'text'],
  ['search_text', 'text'],
  ['status', 'text'],
  ['vendor', 'text'],
  ['category', 'text'],
  ['photo_url', 'text'],
  ['updated_at', 'timestamptz'],
  ['prices_read_at', 'timestamptz'],
  ['content_hash', 'text'],
  ['supplements_hash', 'text'],
  ['variants', 'int'],
  ['photos', 'int'],
  ['photos_without_alt', 'int'],
] as const;

/** In the order of `READ_COLUMNS`. */
export function cellsOf(row: ListingColumns, readAt: Date): Cell[] {
  return [
    row.id,
    row.handle,
    row.title,
    row.titleKey,
    row.searchText,
    row.status,
    row.vendor,
    row.category,
    row.photoUrl,
    row.updatedAt,
    row.prices.length > 0 ? readAt : null,
    row.contentHash,
    row.supplementsHash,
    row.variants,
    row.photos,
    row.photosWithoutAlt,
  ];
}

/** Columns of `listing_content` that are read from Shopify. */
export const READ_CONTENT_COLUMNS = [
  ['listing_id', 'text'],
  ['snapshot', 'jsonb'],
  ['french', 'jsonb'],
  ['french_details', 'jsonb'],
  ['packaging', 'jsonb'],
  ['national_codes', 'jsonb'],
] as const;

/** In the order of `READ_CONTENT_COLUMNS`. */
export function contentCellsOf(row: ListingColumns): Cell[] {
  return [
    row.id,
    row.snapshot,
    row.french ?? null,
    row.frenchDetails ?? null,
    row.packaging ?? null,
    row.nationalCodes ?? null,
  ];
}

/** A longer key would not fit an index entry, and nobody sorts by what follows. */
const TITLE_KEY_LENGTH = 200;

/** Each listing once, as it was read last. */
export async function looksAt(listings: readonly Listing[]): Promise<ListingLook[]> {
  const last = new Map(listings.map((listing) => [listing.id, listing]));
  return inTurns([...last.values()], lookAt);
}

/** Lets others have their turn: hashing or writing a batch at once would hold them up for a fifth of a second. */
export async function inTurns<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await nextTurn();
    made.push(make(item));
  }
  return made;
}

const AT_A_TIME = 25;

export function lookAt(listing: Listing): ListingLook {
  // `updatedAt` moves with stock levels: kept beside the snapshot, it does not make it look changed.
  const { french, frenchDetails, packaging, updatedAt, ...content } = listing;
  const { variants, nationalCodes } = withoutNationalCodes(listing.variants);
  const snapshot = { ...content, variants };
  const snapshotJson = canonicalJson(snapshot);
  return {
    id: listing.id,
    updatedAt: updatedAt === undefined ? null : new Date(updatedAt),
    contentHash: hashOf(snapshotJson),
    supplementsHash: supplementsHash({ french, frenchDetails, packaging, nationalCodes }),
    hasPrices: listing.variants.some(({ shownPrice }) => shownPrice?.CA ?? shownPrice?.US),
    listing,
    snapshot,
    snapshotJson,
    nationalCodes,
  };
}

export function toListingColumns(look: ListingLook): ListingColumns {
  const { listing, snapshot, snapshotJson } = look;
  const photos = listing.media.filter((media) => media.kind === 'IMAGE');
  const skus = listing.variants.flatMap((variant) => variant.sku ?? []);
  return {
    id: look.id,
    handle: storableText(listing.handle),
    title: storableText(listing.title),
    titleKey: foldText(listing.title).slice(0, TITLE_KEY_LENGTH).toWellFormed(),
    searchText: foldText([listing.title, listing.handle, listing.vendor, ...skus].join(' ')),
    status: listing.status,
    vendor: storableText(listing.vendor),
    category: storableText(listing.category?.fullName ?? listing.productType) || null,
    photoUrl: photos[0]?.url ?? null,
    updatedAt: look.updatedAt,
    contentHash: look.contentHash,
    supplementsHash: look.supplementsHash,
    variants: listing.variants.length,
    photos: photos.length,
    photosWithoutAlt: photos.filter(({ alt }) => alt !== undefined && !alt?.trim()).length,
    snapshot: writeSnapshot(snapshot, snapshotJson),
    ...supplementsOf(look),
    prices: listing.variants.flatMap((variant) => shownPrices(listing.id, variant)),
  };
}

/** As they are stored; absent where the listing does not carry them. */
export function supplementsOf({
  listing: { french, frenchDetails, packaging },
  nationalCodes,
}: ListingLook): Pick<ListingColumns, 'french' | 'frenchDetails' | 'packaging' | 'nationalCodes'> {
  const stored = (part: object | null | undefined) => (part ? storableJson(part) : undefined);
  return {
    french: stored(french),
    frenchDetails: stored(frenchDetails),
    packaging: stored(packaging),
    nationalCodes: stored(nationalCodes),
  };
}

function supplementsHash(
  read: {
    [Name in 'french' | 'frenchDetails' | 'packaging']: Listing[Name];
  } & { nationalCodes: NationalCodes | null },
): string | null {
  const { nationalCodes, ...others } = read;
  const some = nationalCodes === null ? others : read;
  return Object.values(some).every((part) => part === undefined) ? null : contentHash(some);
}

export type NationalCodes = Record<string, NonNullable<VariantInventory['nationalCodes']>>;

/** They are read apart from the rest, and kept beside the snapshot. `null`: this read had none. */
function withoutNationalCodes(variants: Variant[]): {
  variants: Variant[];
  nationalCodes: NationalCodes | null;
} {
  const carrying = variants.filter(({ inventory }) => inventory?.nationalCodes !== undefined);
  if (carrying.length === 0) return { variants, nationalCodes: null };
  return {
    variants: variants.map(({ inventory, ...variant }) => {
      if (!inventory) return variant;
      return { ...variant, inventory: { ...inventory, nationalCodes: undefined } };
    }),
    nationalCodes: Object.fromEntries(
      carrying.map(({ id, inventory }) => [id, inventory?.nationalCodes ?? []]),
    ),
  };
}

/** The opposite of `withoutNationalCodes`. */
export function withNationalCodes(variants: Variant[], codes: NationalCodes | null): Variant[] {
  if (codes === null) return variants;
  return variants.map((variant) => {
    const nationalCodes = codes[variant.id];
    return nationalCodes === undefined
      ? variant
      : { ...variant, inventory: { ...variant.inventory, nationalCodes } };
  });
}

function shownPrices(listingId: string, variant: Variant): ShownPrice[] {
  return (['CA', 'US'] as const).flatMap((country) => {
    const shown = variant.shownPrice?.[country];
    if (shown === undefined) return [];
    return {
      listingId,
      country,
      variantId: variant.id,
      currency: shown.price.currency,
      amount: shown.price.amount,
      compareAt: shown.compareAt?.amount ?? null,
      shopAmount: variant.shopPrice.price.amount,
    };
  });
}

export interface SaveContext {
  store: string;
  readAt: Date;
  runId: string | null;
  verdicts?: FirstVerdicts | undefined;
}
