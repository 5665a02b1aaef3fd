import type { IdentifiedFinding } from '~/core/audit/diff-findings';
import type { PhotosOfListing } from '~/core/changes/alt-text-suggestion';
import type { InUse } from '~/core/changes/suggestions';
import type { Severity } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { ListingStatus, Listing, PackagingMarks, Variant } from '~/core/listing/listing';
import type { NamedDescription } from '~/core/listing/repeated-phrases';
import type { PhotoReading } from '~/core/photos/photo-words';
import type { PriceHistory } from '~/core/prices/price-history';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditedListing } from '../audit/ports';
import type { ListingsQuery } from './listings-query';

/** `objectCount` counts lines of the file, `listingCount` the products among them. */
export type ProductExportStatus =
  | { state: 'running'; objectCount: number; listingCount: number }
  | {
      state: 'completed';
      objectCount: number;
      listingCount: number;
      /** `null`: the store has no products. */
      url: string | null;
    }
  | { state: 'failed'; code: string }
  /** In a state that is not known: nobody can say whether it will ever end. */
  | { state: 'unreadable' };

/** A listing as stored: its snapshot, and when it was last seen. */
export interface StoredListing {
  listing: Listing;
  readAt: Date;
  /** Grows whenever the snapshot changes, its French and the merchant's marks included. */
  revision: number;
  /** Seasons that the merchant chose for it in the app. */
  chosenSeasons: SeasonName[];
  /** By the photo's id, what was read in the photos as they are now. */
  photoReadings: ReadonlyMap<string, PhotoReading>;
}

/** Verdicts on listings as they were read for the first time. */
export interface FirstVerdicts {
  audits: AuditedListing[];
  opened: IdentifiedFinding[];
  at: Date;
  /** See `verdictBasis`. */
  basis: string;
}

/** When a listing was last read, and whether what is stored of it was judged. */
export interface ReadTime {
  readAt: Date;
  isJudged: boolean;
}

/** What has to be known of a listing to be completed, and what is added. */
export interface IncompleteListing extends Pick<Listing, 'id' | 'french' | 'frenchDetails'> {
  variants: Pick<Variant, 'id' | 'inventory'>[];
}

/** A listing as an export holds it, not read yet. */
export interface ExportedListing {
  id: string;
  /** Of all that it is read from, the code that reads it included: of one digest, one and the same listing. */
  digest: string;
  /** `inventory` is there where some was read, and empty. */
  variants: Pick<Variant, 'id' | 'inventory'>[];
  /** Throws an `OutsideError` where it cannot be read. */
  read(): Listing;
}

/** What was stored of a listing when it was found to be as an export holds it: tells whether it still is. */
export interface StoredAsExported {
  contentHash: string;
  /** Of what is read beside an export; `null`: nothing was. */
  supplementsHash: string | null;
  revision: number;
  hasPrices: boolean;
}

/** A listing of which an export holds what is stored, with what was read beside the export. */
export interface UnchangedListing extends IncompleteListing, Pick<ExportedListing, 'digest'> {
  stored: StoredAsExported;
}

/** How listings to be stored were read. */
export interface ReadContext {
  readAt: Date;
  /** Marks the listings as seen by that sync. */
  runId?: string;
  /** Of those out of an export, by id. */
  digests?: ReadonlyMap<string, string>;
  /**
   * Noted as seen, and their French and tariff codes written where these changed. One that is no longer stored as the
   * export holds it is left alone, and not noted.
   */
  unchanged?: UnchangedListing[];
}

/** `undefined`: none was read. Worked out whenever they are asked for: a year of daily prices is much to hold. */
export interface PricesByListing {
  get(listingId: string): Record<'CA' | 'US', PriceHistory> | undefined;
  /** Of those of which some were read. */
  all(): Iterable<Record<'CA' | 'US', PriceHistory>>;
}

export interface ListingRepository {
  /**
   * Writes snapshots and price points set-wise, in one transaction. Where a listing carries no `french`,
   * `frenchDetails`, national codes or `packaging`, what is stored of them stays. An older read (`updatedAt`) never overwrites a newer one.
   * `verdicts` hold for listings that are not stored yet, and are written with them; those on others are left out:
   * their ids are answered.
   */
  save(
    store: StoreDomain,
    listings: Listing[],
    context: ReadContext & { verdicts?: FirstVerdicts },
  ): Promise<string[]>;
  /** The same in two steps: makes what it can before the database has to wait for it; the answer writes it. */
  prepareSave(
    store: StoreDomain,
    listings: Listing[],
    context: ReadContext & { verdicts?: FirstVerdicts },
  ): Promise<() => Promise<string[]>>;
  /** By id, those that are stored as the export holds them. */
  storedAs(
    store: StoreDomain,
    exported: readonly Pick<ExportedListing, 'id' | 'digest'>[],
  ): Promise<Map<string, StoredAsExported>>;
  /** `null` clears the merchant's mark. */
  savePackaging(store: StoreDomain, listingId: string, marks: PackagingMarks | null): Promise<void>;
  find(store: StoreDomain, listingId: string): Promise<StoredListing | null>;
  /** Title by id, of those that are known. */
  titlesOf(store: StoreDomain, listingIds: string[]): Promise<Map<string, string>>;
  findMany(store: StoreDomain, listingIds: string[]): Promise<StoredListing[]>;
  /** What listings of the same category or type have of customs data, those of the same vendor first. */
  inUseBeside(store: StoreDomain, listingId: string): Promise<InUse[]>;
  /** Vendors and categories with the most listings that have an open finding of one of the rules. */
  groupsWith(store: StoreDomain, rules: readonly string[]): Promise<GroupOfListings[]>;
  /** Photos with an alt text of these listings, and of as many others of the same vendor as are looked at quickly. */
  describedPhotosBeside(store: StoreDomain, listingIds: string[]): Promise<PhotosOfListing[]>;
  readTimes(store: StoreDomain, listingIds: string[]): Promise<Map<string, ReadTime>>;
  /** Ids in key order, for work that goes through all of them in batches. */
  idsAfter(store: StoreDomain, afterId: string | null, limit: number): Promise<string[]>;
  /** Another one whenever a listing comes, goes or changes. */
  fingerprint(store: StoreDomain): Promise<string>;
  /** The same of those alone that are stored as a run read and added them, and how many these are. */
  fingerprintOfAdded(
    store: StoreDomain,
    run: { runId: string; readAt: Date },
  ): Promise<{ listings: number; fingerprint: string }>;
  /** In key order; HTML longer than `longest`, by default too long to say nothing, is left empty. */
  descriptionsAfter(
    store: StoreDomain,
    afterId: string | null,
    limit: number,
    longest?: number,
  ): Promise<(NamedDescription & { id: string })[]>;
  /**
   * Prices as shown in each country. With `since`, what stands before that instant may be left out where it tells
   * nothing of the regular price then, nor of a "was" price that is shown.
   */
  priceHistories(store: StoreDomain, listingIds: string[], since?: Date): Promise<PricesByListing>;
  remove(store: StoreDomain, listingId: string, at: Date): Promise<void>;
  /** Ids, in key order, of the listings that `removeUnseen` would remove. */
  unseenAfter(
    store: StoreDomain,
    runId: string,
    afterId: string | null,
    limit: number,
  ): Promise<string[]>;
  /** Removes listings that the sync did not see although they existed when it began. Returns how many. */
  removeUnseen(store: StoreDomain, runId: string, at: Date): Promise<number>;
  /** Search, filter, sort and page by key. */
  page(store: StoreDomain, query: ListingsQuery): Promise<ListingsPage>;
  counts(store: StoreDomain): Promise<CatalogueCounts>;
}

/** Listings of one vendor, or of one category. */
export interface GroupOfListings {
  by: 'vendor' | 'category';
  name: string;
  listings: number;
}

export interface CataloguePorts {
  listings: ListingRepository;
}

/** What Shopify has of some listings. */
export interface ShopifyListings {
  /**
   * With their French, all variants and media, in the order of `ids`, of which there are at most `READ_TOGETHER`; `null`
   * where the product is gone. Each is settled by itself: one that cannot be read holds back no other.
   */
  readListings(ids: readonly string[]): Promise<PromiseSettledResult<Listing | null>[]>;
}

/** How many listings are read in one request. */
export const READ_TOGETHER = 50;

/** Listings without French, as an export gives them. */
export interface ListingPage {
  /** Where the next page begins. */
  cursor: string;
  listings: Listing[];
}

/** What Shopify has of all listings. */
export interface ShopifyProductExport {
  /**
   * Starts the bulk export of all products, or of those that changed since `updatedFrom`. An export of ours that is still running is taken over where it
   * began at `notBefore` or later; an older one shows the store as it was, and is cancelled.
   */
  startProductExport(notBefore: Date, updatedFrom?: Date): Promise<{ operationId: string }>;
  readProductExportStatus(operationId: string): Promise<ProductExportStatus>;
  /**
   * Streams the export's listings, without French, always in the same order. Children may stand before or
   * after their parent. A file that holds fewer or more than `objectCount` objects fails before the first one.
   */
  readProductExport(url: string, objectCount: number): AsyncIterable<ExportedListing>;
  /** With those parts that an export cannot hold: French, and tariff codes for single destinations. */
  completeListings<Of extends IncompleteListing>(
    listings: Of[],
    parts: ListingParts,
  ): Promise<Of[]>;
  /** Of all statuses. */
  countProducts(): Promise<number>;
  /** The same listings as the export's, page by page in the order of their ids, after a cursor of `ListingPage`. */
  readProductPages(after: string | null): AsyncIterable<ListingPage>;
}

export interface ListingParts {
  french: boolean;
  nationalCodes: boolean;
}

export interface CatalogueCounts {
  listings: number;
  variants: number;
  photos: number;
  /** Of photos whose alt text was read. */
  photosWithoutAlt: number;
}

export interface ListingRow {
  id: string;
  title: string;
  handle: string;
  status: ListingStatus;
  photoUrl: string | null;
  readiness: Record<Audience, Readiness>;
  openFindings: Record<Severity, number>;
  updatedAt: string | null;
}

export interface ListingsPage {
  rows: ListingRow[];
  total: number;
  previous: string | null;
  next: string | null;
}
