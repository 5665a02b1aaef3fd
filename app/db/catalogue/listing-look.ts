import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Listing, Variant, VariantInventory } from '~/core/listing/listing';
import type { UnchangedListing } from '~/services/catalogue/ports';
import { canonicalJson, contentHash, hashOf, storableJson } from '../stored-text';
import { exportPrint, pricesAsPrinted } from './export-print';
import type { Snapshot } from './snapshot';

/** What tells whether a listing has to be written: little beside what is written then. */
export interface ListingLook {
  id: string;
  updatedAt: Date | null;
  contentHash: string;
  /** Of what was read beside the snapshot; `null`: nothing was. */
  supplementsHash: string | null;
  hasPrices: boolean;
  /** See `exportPrint`; `null`: not read from an export. */
  exportPrint: string | null;
  supplements: Supplements;
}

/** With what is written where it does. */
export interface ReadLook extends ListingLook {
  listing: Listing;
  snapshot: Snapshot;
  /** The snapshot's, of which its hash was taken. */
  snapshotJson: string;
}

/** What is read beside a listing's snapshot, and may change while that does not. */
type Supplements = {
  [Name in 'french' | 'frenchDetails' | 'packaging']: Listing[Name] | undefined;
} & {
  /** `null`: this read had none. */
  nationalCodes: NationalCodes | null;
};

/** Each listing once, as it was read last. `digests`: of those out of an export. */
export async function looksAt(
  listings: readonly Listing[],
  digests?: ReadonlyMap<string, string>,
): Promise<ReadLook[]> {
  const last = new Map(listings.map((listing) => [listing.id, listing]));
  return inTurns([...last.values()], (listing) => lookAt(listing, digests?.get(listing.id)));
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

export function lookAt(listing: Listing, digest?: string): ReadLook {
  // `updatedAt` moves with stock levels: kept beside the snapshot, it does not make it look changed.
  const { french, frenchDetails, packaging, updatedAt: readUpdatedAt, ...content } = listing;
  const { variants, nationalCodes } = withoutNationalCodes(listing.variants);
  const snapshot = { ...content, variants };
  const snapshotJson = canonicalJson(snapshot);
  const supplements = { french, frenchDetails, packaging, nationalCodes };
  const contentHash = hashOf(snapshotJson);
  const updatedAt = readUpdatedAt === undefined ? null : new Date(readUpdatedAt);
  const hasPrices = listing.variants.some(({ shownPrice }) => shownPrice?.CA ?? shownPrice?.US);
  const printed = { contentHash, updatedAtMs: updatedAt?.getTime() ?? null, hasPrices };
  return {
    id: listing.id,
    updatedAt,
    contentHash,
    hasPrices,
    supplementsHash: supplementsHash(supplements),
    exportPrint: digest === undefined ? null : exportPrint(digest, printed),
    supplements,
    listing,
    snapshot,
    snapshotJson,
  };
}

/** Of a listing that was not read, since its export holds what is stored; `null`: it holds something else. */
export function lookAtUnchanged(
  unchanged: UnchangedListing,
  stored: { contentHash: string; updatedAt: Date | null; print: string | null },
): ListingLook | null {
  const { contentHash, updatedAt, print } = stored;
  const updatedAtMs = updatedAt?.getTime() ?? null;
  const hasPrices = pricesAsPrinted(unchanged.digest, { contentHash, updatedAtMs, print });
  if (hasPrices === null) return null;
  const supplements = supplementsBeside(unchanged);
  return {
    id: unchanged.id,
    updatedAt,
    contentHash,
    supplementsHash: supplementsHash(supplements),
    hasPrices,
    exportPrint: print,
    supplements,
  };
}

/** Whether what was read beside the export is what was stored, too. */
export function isAllAsStored(unchanged: UnchangedListing): boolean {
  const read = supplementsHash(supplementsBeside(unchanged));
  return read === null || read === unchanged.stored.supplementsHash;
}

function supplementsBeside({ french, frenchDetails, variants }: UnchangedListing): Supplements {
  const { nationalCodes } = withoutNationalCodes(variants);
  return { french, frenchDetails, packaging: undefined, nationalCodes };
}

/** As they are stored; absent where the listing does not carry them. */
export type StoredSupplements = Record<keyof Supplements, string | undefined>;

export function supplementsOf({
  supplements: { french, frenchDetails, packaging, nationalCodes },
}: ListingLook): StoredSupplements {
  const stored = (part: object | null | undefined) => (part ? storableJson(part) : undefined);
  return {
    french: stored(french),
    frenchDetails: stored(frenchDetails),
    packaging: stored(packaging),
    nationalCodes: stored(nationalCodes),
  };
}

function supplementsHash(read: Supplements): string | null {
  const { nationalCodes, ...others } = read;
  const some = nationalCodes === null ? others : read;
  return Object.values(some).every((part) => part === undefined) ? null : contentHash(some);
}

export type NationalCodes = Record<string, NonNullable<VariantInventory['nationalCodes']>>;

/** They are read apart from the rest, and kept beside the snapshot. `null`: this read had none. */
function withoutNationalCodes<Of extends Pick<Variant, 'id' | 'inventory'>>(
  variants: Of[],
): { variants: Of[]; nationalCodes: NationalCodes | null } {
  const carrying = variants.filter(({ inventory }) => inventory?.nationalCodes !== undefined);
  if (carrying.length === 0) return { variants, nationalCodes: null };
  return {
    variants: variants.map((variant) => {
      const { inventory } = variant;
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
