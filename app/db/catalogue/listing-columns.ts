import type { Variant } from '~/core/listing/listing';
import type { FirstVerdicts, UnchangedListing } from '~/services/catalogue/ports';
import type { Cell } from '../insert-rows';
import { photoHash } from '../photos/photo-hash';
import { foldText, storableText } from '../stored-text';
import { supplementsOf, type ReadLook, type StoredSupplements } from './listing-look';
import { writeSnapshot } from './snapshot';

/**
 * A listing as its two tables hold it. French, its details, packaging and national codes are absent where the
 * listing does not carry them.
 */
export interface ListingColumns extends StoredSupplements {
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
  /** See `exportPrint`; `null`: not read from an export. */
  exportPrint: string | null;
  variants: number;
  photos: number;
  photosWithoutAlt: number;
  /** Of each photo, separated by blanks. */
  photoHashes: string;
  snapshot: string;
  /** Of each variant, those that were read. */
  prices: ShownPrice[];
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
  ['export_print', 'text'],
  ['variants', 'int'],
  ['photos', 'int'],
  ['photos_without_alt', 'int'],
  ['photo_hashes', 'text'],
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
    row.exportPrint,
    row.variants,
    row.photos,
    row.photosWithoutAlt,
    row.photoHashes,
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

export function toListingColumns(look: ReadLook): ListingColumns {
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
    exportPrint: look.exportPrint,
    variants: listing.variants.length,
    photos: photos.length,
    photosWithoutAlt: photos.filter(({ alt }) => alt !== undefined && !alt?.trim()).length,
    photoHashes: photos.map(photoHash).join(' '),
    snapshot: writeSnapshot(snapshot, snapshotJson),
    ...supplementsOf(look),
    prices: listing.variants.flatMap((variant) => shownPrices(listing.id, variant)),
  };
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
  unchanged?: UnchangedListing[] | undefined;
  digests?: ReadonlyMap<string, string> | undefined;
}
