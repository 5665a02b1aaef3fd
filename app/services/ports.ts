import type { Finding, OutcomeName, RuleResult, Severity } from '~/core/audit/outcome';
import type { ReadinessWeights } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';
import type { Listing, PackagingMarks, TranslatedText } from '~/core/listing/listing';
import type { PriceHistory } from '~/core/listing/price-history';
import type { StoreFacts } from '~/core/listing/store-facts';
import type { SyncPhase } from '~/core/sync-phases';
import type {
  CatalogueCounts,
  FindingStatus,
  ListingsPage,
  ListingsQuery,
  RuleCount,
} from './views';

/** `example.myshopify.com`: every repository call names the store whose rows it may touch. */
export type StoreDomain = string;

/** The Admin API of one store. Throws `ShopifyError` (app/shopify/errors.ts), whose `retryable` says whether to try again. */
export interface ShopifyStore {
  readStoreFacts(): Promise<StoreFacts>;
  /**
   * Starts the bulk export of all products. An export of ours that is still running is taken over where it
   * began at `notBefore` or later; an older one shows the store as it was, and is cancelled.
   */
  startProductExport(notBefore: Date): Promise<{ operationId: string }>;
  readProductExportStatus(operationId: string): Promise<ProductExportStatus>;
  /**
   * Streams the export's listings, without French, always in the same order. Children may stand before or
   * after their parent. A file that holds fewer or more than `objectCount` objects fails before the first one.
   */
  readProductExport(url: string, objectCount: number): AsyncIterable<Listing>;
  /** French of product titles, descriptions and the like, page by page; `cursor` resumes after that page. */
  readFrench(after: string | null): AsyncIterable<FrenchPage>;
  /** One listing with its French, all variants and media; `null` where the product is gone. */
  readListing(id: string): Promise<Listing | null>;
}

export type ShopifyStores = (store: StoreDomain) => Promise<ShopifyStore>;

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
  | { state: 'failed'; code: string };

export interface FrenchPage {
  cursor: string;
  listings: { listingId: string; french: TranslatedText[] }[];
}

export interface StoreRecord {
  domain: StoreDomain;
  installedAt: Date;
  /** Absent until the first sync has read them. */
  facts: StoreFacts | null;
}

export interface StoreRepository {
  /** Installing again revives the store. */
  install(store: StoreDomain, at: Date): Promise<StoreRecord>;
  find(store: StoreDomain): Promise<StoreRecord | null>;
  saveFacts(store: StoreDomain, facts: StoreFacts): Promise<void>;
  /** Grows whenever a page of this store would look different; open pages compare it to know when to reload. */
  version(store: StoreDomain): Promise<string>;
  /** Deletes everything of the store, sessions included, and keeps proof of when. */
  erase(store: StoreDomain, at: Date): Promise<void>;
}

/** A listing as stored: its snapshot, and when it was last seen. */
export interface StoredListing {
  listing: Listing;
  readAt: Date;
  /** Grows whenever the snapshot changes, its French and the packaging mark included. */
  revision: number;
}

/** What an audit says of one listing, ready to be stored. */
export interface ListingAudit {
  listingId: string;
  /** Of the snapshot that was judged. */
  revision: number;
  results: RuleResult[];
  readiness: Record<Audience, ReadinessWeights>;
}

export interface ListingRepository {
  /**
   * Writes snapshots and price points set-wise, in one transaction. Where a listing carries no `french` or
   * `packaging`, what is stored of them stays. An older read (`updatedAt`) never overwrites a newer one.
   * `runId` marks the listings as seen by that sync.
   */
  save(
    store: StoreDomain,
    listings: Listing[],
    context: { readAt: Date; runId?: string },
  ): Promise<void>;
  saveFrench(store: StoreDomain, french: FrenchPage['listings']): Promise<void>;
  /** `null` clears the merchant's mark. */
  savePackaging(store: StoreDomain, listingId: string, marks: PackagingMarks | null): Promise<void>;
  find(store: StoreDomain, listingId: string): Promise<StoredListing | null>;
  findMany(store: StoreDomain, listingIds: string[]): Promise<StoredListing[]>;
  /** Ids in key order, for work that goes through all of them in batches. */
  idsAfter(store: StoreDomain, afterId: string | null, limit: number): Promise<string[]>;
  priceHistories(store: StoreDomain, listingIds: string[]): Promise<Map<string, PriceHistory>>;
  remove(store: StoreDomain, listingId: string, at: Date): Promise<void>;
  /** Removes listings that the sync did not see although they existed when it began. Returns how many. */
  removeUnseen(store: StoreDomain, runId: string, at: Date): Promise<number>;
  /** Search, filter, sort and page by key. */
  page(store: StoreDomain, query: ListingsQuery): Promise<ListingsPage>;
  counts(store: StoreDomain): Promise<CatalogueCounts>;
}

export interface StoredFinding extends Finding {
  listingId: string;
  rule: string;
  audiences: Audience[];
  status: FindingStatus;
  openedAt: Date;
  resolvedAt: Date | null;
}

export interface AuditRepository {
  /** Open findings of these listings. */
  openFindings(store: StoreDomain, listingIds: string[]): Promise<StoredFinding[]>;
  /** All findings of one listing, open ones first. */
  findingsOf(store: StoreDomain, listingId: string): Promise<StoredFinding[]>;
  /** Outcomes and reasons of one listing as last audited, in registry order. */
  resultsOf(store: StoreDomain, listingId: string): Promise<RuleResult[]>;
  /**
   * Writes results, readiness and the findings' changes set-wise, in one transaction. A listing that changed
   * (or went) since `revision` is left as it is; answers the ids of those that changed, to be audited again.
   */
  save(
    store: StoreDomain,
    audits: ListingAudit[],
    changes: FindingChanges,
    at: Date,
  ): Promise<string[]>;
  readiness(store: StoreDomain): Promise<Record<Audience, ReadinessWeights>>;
  /** For every rule: listings by outcome and open findings by severity. */
  ruleCounts(store: StoreDomain): Promise<RuleCount[]>;
}

export interface FindingIdentity {
  listingId: string;
  rule: string;
  key: string;
}

export interface FindingChanges {
  opened: (Finding & FindingIdentity & { audiences: Audience[] })[];
  /** Still there; message data, field and severity may have moved. */
  stillOpen: (Finding & FindingIdentity & { audiences: Audience[] })[];
  resolved: FindingIdentity[];
}

export interface SyncRun {
  id: string;
  store: StoreDomain;
  phase: SyncPhase;
  startedAt: Date;
  endedAt: Date | null;
  operationId: string | null;
  /** Where the current phase goes on after a restart; its meaning belongs to the phase. */
  cursor: string | null;
  /** Listings done in the current phase, and how many there are where that is known. */
  done: number;
  total: number | null;
  /** Message id of what went wrong, e.g. `sync.failed.access`; `null` unless failed. */
  failure: string | null;
  /** The last sign of life. */
  progressedAt: Date;
}

export interface SyncRunRepository {
  /** `null` when a run of this store is under way: one at a time. */
  begin(store: StoreDomain, at: Date): Promise<SyncRun | null>;
  find(store: StoreDomain, runId: string): Promise<SyncRun | null>;
  latest(store: StoreDomain): Promise<SyncRun | null>;
  lastDone(store: StoreDomain): Promise<SyncRun | null>;
  advance(
    store: StoreDomain,
    runId: string,
    change: Partial<
      Pick<
        SyncRun,
        | 'phase'
        | 'operationId'
        | 'cursor'
        | 'done'
        | 'total'
        | 'failure'
        | 'endedAt'
        | 'progressedAt'
      >
    >,
  ): Promise<void>;
}

export interface WebhookDelivery {
  webhookId: string;
  store: StoreDomain;
  topic: string;
  /** The product's global id, where the topic is about one. */
  subjectId: string | null;
  triggeredAt: Date | null;
}

export interface WebhookRepository {
  /**
   * Records deliveries in one statement. Answers those that are to be handled: not those that were handled
   * before, nor those of stores that are not installed.
   */
  record(deliveries: WebhookDelivery[], receivedAt: Date): Promise<WebhookDelivery[]>;
  markHandled(deliveries: Pick<WebhookDelivery, 'store' | 'webhookId'>[], at: Date): Promise<void>;
  /** Deletes the records of deliveries received before then. Returns how many. */
  forgetBefore(store: StoreDomain, receivedBefore: Date): Promise<number>;
}

/** Sends work to the queue. Two identical requests that have not begun yet become one job. */
export interface Queue {
  syncStore(
    job: { store: StoreDomain; runId: string },
    options?: { delaySeconds?: number },
  ): Promise<void>;
  refreshListings(jobs: { store: StoreDomain; listingId: string }[]): Promise<void>;
  removeListings(jobs: { store: StoreDomain; listingId: string }[]): Promise<void>;
  /** `uninstalledAt` (ISO 8601): a store installed again after it is left alone. */
  eraseStore(job: { store: StoreDomain; uninstalledAt: string }): Promise<void>;
  /** Has the store synced once a day, since a webhook may be lost and French has none. */
  syncDaily(store: StoreDomain): Promise<void>;
  stopSyncingDaily(store: StoreDomain): Promise<void>;
}

/** Where services say what happened. Pino's shape; the data names the store. */
export interface Log {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

/** All that services may reach; each one picks what it needs. */
export interface Ports {
  stores: StoreRepository;
  listings: ListingRepository;
  audits: AuditRepository;
  runs: SyncRunRepository;
  webhooks: WebhookRepository;
  queue: Queue;
  shopify: ShopifyStores;
  now(): Date;
  log: Log;
}

export type { OutcomeName, Severity };
