import type { Listing, Variant, VariantInventory } from '~/core/listing/listing';
import type { FirstVerdicts } from '~/services/catalogue/ports';
import { contentHash, foldText, storableJson, storableText } from '../stored-text';
import { writeSnapshot } from './snapshot';

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

export interface ShownPrice {
  listingId: string;
  country: 'CA' | 'US';
  variantId: string;
  currency: string;
  amount: number;
  compareAt: number | null;
  shopAmount: number;
}

/** A longer key would not fit an index entry, and nobody sorts by what follows. */
const TITLE_KEY_LENGTH = 200;

export function toListingColumns(listing: Listing): ListingColumns {
  // `updatedAt` moves with stock levels: kept beside the snapshot, it does not make it look changed.
  const { french, frenchDetails, packaging, updatedAt, ...content } = listing;
  const { variants, nationalCodes } = withoutNationalCodes(listing.variants);
  const snapshot = { ...content, variants };
  const photos = listing.media.filter((media) => media.kind === 'IMAGE');
  const skus = listing.variants.flatMap((variant) => variant.sku ?? []);
  return {
    id: listing.id,
    handle: storableText(listing.handle),
    title: storableText(listing.title),
    titleKey: foldText(listing.title).slice(0, TITLE_KEY_LENGTH).toWellFormed(),
    searchText: foldText([listing.title, listing.handle, listing.vendor, ...skus].join(' ')),
    status: listing.status,
    vendor: storableText(listing.vendor),
    category: storableText(listing.category?.fullName ?? listing.productType) || null,
    photoUrl: photos[0]?.url ?? null,
    updatedAt: updatedAt === undefined ? null : new Date(updatedAt),
    contentHash: contentHash(snapshot),
    supplementsHash: supplementsHash({ french, frenchDetails, packaging, nationalCodes }),
    variants: listing.variants.length,
    photos: photos.length,
    photosWithoutAlt: photos.filter(({ alt }) => alt !== undefined && !alt?.trim()).length,
    snapshot: writeSnapshot(snapshot),
    french: french === undefined ? undefined : storableJson(french),
    frenchDetails: frenchDetails === undefined ? undefined : storableJson(frenchDetails),
    packaging: packaging === undefined ? undefined : storableJson(packaging),
    nationalCodes: nationalCodes === null ? undefined : storableJson(nationalCodes),
    prices: listing.variants.flatMap((variant) => shownPrices(listing.id, variant)),
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
