import type { Finding, OutcomeName, RuleResult, Severity } from '~/core/audit/outcome';
import type { OpenByRule } from '~/core/audit/causes';
import type { Ignoring } from '~/core/audit/ignoring';
import type { ReadinessWeights } from '~/core/audit/readiness';
import type { SeasonReadiness } from '~/core/audit/season-readiness';
import type { StoreSettings } from '~/core/audit/settings';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { HandlingHistory } from '~/core/orders/handling-history';
import type {
  FrenchDetail,
  Listing,
  PackagingMarks,
  TranslatedText,
  VariantInventory,
} from '~/core/listing/listing';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { PriceHistory } from '~/core/prices/price-history';
import type { SalesHistory } from '~/core/orders/sales-history';
import type { StoreFacts } from '~/core/store/store-facts';
import type { FlowPayload, FlowTrigger } from '~/core/flow/triggers';
import type { ReturnBaseline, ReturnSums } from '~/core/returns/return-baseline';
import type { SyncKind, SyncPhase } from '~/core/sync/sync-phases';
import type { DigestPorts } from './digest/ports';
import type {
  PromotionRepository,
  PromotionSalesRepository,
  ShopifyCatalogue,
  ShopifyDiscounts,
} from './promotions/ports';
import type { FlowRepository } from './flow/ports';
import type { SeasonRepository } from './season/ports';
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
  /** French of products, their options and photos, page by page; `cursor` resumes after that page. */
  readFrench(after: string | null): AsyncIterable<FrenchPage>;
  /** Tariff codes for single destinations, after a cursor of `NationalCodesPage`. */
  readNationalCodes(after: string | null): AsyncIterable<NationalCodesPage>;
  /** One listing with its French, all variants and media; `null` where the product is gone. */
  readListing(id: string): Promise<Listing | null>;
  /** Which orders the merchant lets the app read: none, those of the last 60 days, or those of all times. */
  readOrderAccess(): Promise<OrderAccess>;
  /** Starts the bulk export of orders, or takes over the same one as `startProductExport` does. */
  startOrderExport(window: OrderWindow, notBefore: Date): Promise<{ operationId: string }>;
  readOrderExportStatus(operationId: string): Promise<OrderExportStatus>;
  /** Streams the export's orders as counts, test orders left out, always in the same order. */
  readOrderExport(file: {
    url: string;
    objectCount: number;
    /** IANA name; days are the store's. */
    timeZone: string;
  }): AsyncIterable<OrderCounts>;
  /** Starts the workflows of this trigger; `payload` by the keys of its fields. */
  tellFlow(trigger: FlowTrigger, payload: FlowPayload): Promise<void>;
  discounts: ShopifyDiscounts;
  /** Collections and markets. */
  catalogue: ShopifyCatalogue;
}

export type OrderAccess = 'none' | 'recent' | 'all';

/** Orders created, or changed, at that instant or later; without either, all. */
export interface OrderWindow {
  createdFrom?: Date;
  updatedFrom?: Date;
}

export type OrderExportStatus =
  | { state: 'running'; objectCount: number; orderCount: number }
  | {
      state: 'completed';
      objectCount: number;
      orderCount: number;
      /** `null`: there are no such orders. */
      url: string | null;
    }
  | { state: 'failed'; code: string };

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
  listings: {
    listingId: string;
    french: TranslatedText[];
    /** Absent: not read. */
    frenchDetails?: FrenchDetail[];
  }[];
}

export interface NationalCodesOfListing {
  listingId: string;
  /** Variant → its tariff codes for single destinations. Variants that are not named were not read. */
  codes: Record<string, NonNullable<VariantInventory['nationalCodes']>>;
}

export interface NationalCodesPage {
  cursor: string;
  /** A listing's variants may come on several pages. */
  listings: NationalCodesOfListing[];
}

export interface StoreRecord {
  domain: StoreDomain;
  installedAt: Date;
  /** Absent until the first sync has read them. */
  facts: StoreFacts | null;
  /** Defaults until the merchant has saved settings. */
  settings: StoreSettings;
  /** Grows with every change of the settings, and whenever else all listings are to be judged anew. */
  settingsRevision: number;
  settingsSaved: { at: Date; by: string } | null;
  /** When the first complete audit ended: findings opened later are new. */
  baselineAt: Date | null;
}

export interface StoreRepository {
  /** Installing again revives the store. */
  install(store: StoreDomain, at: Date): Promise<StoreRecord>;
  find(store: StoreDomain): Promise<StoreRecord | null>;
  saveFacts(store: StoreDomain, facts: StoreFacts): Promise<void>;
  /** `by`: Shopify's id of the staff account. */
  saveSettings(
    store: StoreDomain,
    settings: StoreSettings,
    saved: { at: Date; by: string },
  ): Promise<void>;
  /** An audit that is under way begins anew. */
  markOutdated(store: StoreDomain): Promise<void>;
  /** Only the first call counts. */
  markBaseline(store: StoreDomain, at: Date): Promise<void>;
  /** Grows whenever a page of this store would look different; open pages compare it to know when to reload. */
  version(store: StoreDomain): Promise<string>;
  /** Deletes everything of the store, sessions included, and keeps proof of when. */
  erase(store: StoreDomain, at: Date): Promise<void>;
}

/** A listing as stored: its snapshot, and when it was last seen. */
export interface StoredListing {
  listing: Listing;
  readAt: Date;
  /** Grows whenever the snapshot changes, its French and the merchant's marks included. */
  revision: number;
  /** Seasons that the merchant chose for it in the app. */
  chosenSeasons: SeasonName[];
}

/** What an audit says of one listing, ready to be stored. */
export interface ListingAudit {
  listingId: string;
  /** Of the snapshot that was judged. */
  revision: number;
  results: RuleResult[];
  readiness: Record<Audience, ReadinessWeights>;
  /** Rule → what its open findings cost; rules that cost nothing may be left out. See core/audit/harm.ts. */
  harm: Record<string, number>;
  /** Seasons for which the listing is marked. */
  seasons: SeasonReadiness[];
}

export interface ListingRepository {
  /**
   * Writes snapshots and price points set-wise, in one transaction. Where a listing carries no `french`,
   * `frenchDetails`, national codes or `packaging`, what is stored of them stays. An older read (`updatedAt`) never overwrites a newer one.
   * `runId` marks the listings as seen by that sync.
   */
  save(
    store: StoreDomain,
    listings: Listing[],
    context: { readAt: Date; runId?: string },
  ): Promise<void>;
  saveFrench(store: StoreDomain, french: FrenchPage['listings']): Promise<void>;
  /** What was read of other variants stays. */
  saveNationalCodes(store: StoreDomain, listings: NationalCodesOfListing[]): Promise<void>;
  /** `null` clears the merchant's mark. */
  savePackaging(store: StoreDomain, listingId: string, marks: PackagingMarks | null): Promise<void>;
  find(store: StoreDomain, listingId: string): Promise<StoredListing | null>;
  findMany(store: StoreDomain, listingIds: string[]): Promise<StoredListing[]>;
  /** Ids in key order, for work that goes through all of them in batches. */
  idsAfter(store: StoreDomain, afterId: string | null, limit: number): Promise<string[]>;
  /** Prices as shown in each country. A listing of which none was read is absent. */
  priceHistories(
    store: StoreDomain,
    listingIds: string[],
  ): Promise<Map<string, Record<'CA' | 'US', PriceHistory>>>;
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
  /** `null` unless the merchant ignores it. */
  ignoring: Ignoring | null;
}

export interface AuditRepository {
  /** Findings of these listings that are not resolved: open ones, and those that the merchant ignores. */
  openFindings(store: StoreDomain, listingIds: string[]): Promise<StoredFinding[]>;
  /** All findings of one listing, open ones first. */
  findingsOf(store: StoreDomain, listingId: string): Promise<StoredFinding[]>;
  /** Outcomes and reasons of one listing as last audited, in registry order. */
  resultsOf(store: StoreDomain, listingId: string): Promise<RuleResult[]>;
  /** The same of several listings; one that was never audited is absent. */
  resultsOfMany(store: StoreDomain, listingIds: string[]): Promise<Map<string, RuleResult[]>>;
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
  /** `null` ends it. False where no such finding is unresolved. The listing is to be audited again after it. */
  setIgnoring(
    store: StoreDomain,
    finding: FindingIdentity,
    ignoring: Ignoring | null,
  ): Promise<boolean>;
  readiness(store: StoreDomain): Promise<Record<Audience, ReadinessWeights>>;
  /** For every rule: listings by outcome and open findings by severity. */
  ruleCounts(store: StoreDomain): Promise<RuleCount[]>;
  /** Open findings by rule, with those that the exchange rate alone made. */
  openByRule(store: StoreDomain): Promise<OpenByRule[]>;
  /** For every rule with open findings opened after `since`: listings, and findings by severity. */
  newFindings(store: StoreDomain, since: Date): Promise<NewFindings[]>;
}

export interface FindingIdentity {
  listingId: string;
  rule: string;
  key: string;
}

/** A finding of a listing, or (`null`) about the store as a whole. */
export type FindingSubject = Omit<FindingIdentity, 'listingId'> & { listingId: string | null };

export interface NewFindings {
  rule: string;
  listings: number;
  openFindings: Record<Severity, number>;
}

export interface FindingChanges {
  opened: (Finding & FindingIdentity & { audiences: readonly Audience[] })[];
  /** Still there; message data, field and severity may have moved. */
  stillOpen: (Finding & FindingIdentity & { audiences: readonly Audience[] })[];
  resolved: FindingIdentity[];
  /** Ignored until now, and open again. */
  reopened: FindingIdentity[];
}

/** What is known of a store's orders. */
export interface OrderHistory {
  /** `YYYY-MM-DD`, first and last day of which all orders are known; `null`: none yet. */
  since: string | null;
  until: string | null;
  /** Orders changed later than this are still to be read; `null`: none were read from Shopify yet. */
  readUntil: Date | null;
  /** True once the orders of all times were read, not the last 60 days' alone. */
  complete: boolean;
  /** Message id of why orders could not be read, such as `orders.notice.access`. */
  notice: string | null;
  returnBaseline: ReturnBaseline | null;
}

export interface VariantOfSku {
  listingId: string;
  /** `null` where several variants of the listing share the SKU. */
  variantId: string | null;
}

export interface OrderRepository {
  /** What was saved of these orders before, or imported under their names, is replaced. */
  save(store: StoreDomain, orders: OrderCounts[]): Promise<void>;
  /**
   * Saves those that were not read from Shopify, in place of what was imported before. Answers how many were
   * known, from Shopify or an earlier import.
   */
  saveImported(store: StoreDomain, orders: OrderCounts[]): Promise<number>;
  history(store: StoreDomain): Promise<OrderHistory>;
  saveHistory(store: StoreDomain, change: Partial<OrderHistory>): Promise<void>;
  /** `YYYY-MM-DD` of the earliest order. */
  firstDay(store: StoreDomain): Promise<string | null>;
  /**
   * Each listing's daily counts within the known period, one without sales included; `null`: no period is known.
   * `withReasons: false` leaves out why units came back.
   */
  salesHistories(
    store: StoreDomain,
    listingIds: string[],
    options?: { withReasons: boolean },
  ): Promise<Map<string, SalesHistory> | null>;
  /** Of every listing that sold between these days. */
  returnSums(store: StoreDomain, period: { since: string; until: string }): Promise<ReturnSums[]>;
  /** `null`: no period is known. At most its last `days`. */
  handling(store: StoreDomain, days: number): Promise<HandlingHistory | null>;
  /** Every SKU that one listing alone has. */
  variantsBySku(store: StoreDomain): Promise<Map<string, VariantOfSku>>;
}

export interface StoreAuditRepository {
  /** Open ones first, then ignored, then the latest resolved; the store stands in the listing's place. */
  findings(store: StoreDomain): Promise<StoredFinding[]>;
  /** As last audited, in registry order, without findings; empty: never. */
  results(store: StoreDomain): Promise<RuleResult[]>;
  /** Writes results and the findings' changes in one transaction. The changes' `listingId` is not looked at. */
  save(store: StoreDomain, results: RuleResult[], changes: FindingChanges, at: Date): Promise<void>;
  /** `null` ends it. False where no such finding is unresolved. The store is to be judged again after it. */
  setIgnoring(
    store: StoreDomain,
    finding: Omit<FindingIdentity, 'listingId'>,
    ignoring: Ignoring | null,
  ): Promise<boolean>;
}

export interface SyncRun {
  id: string;
  store: StoreDomain;
  kind: SyncKind;
  phase: SyncPhase;
  startedAt: Date;
  endedAt: Date | null;
  operationId: string | null;
  /** Where the current phase goes on after a restart; its meaning belongs to the phase. */
  cursor: string | null;
  /** Listings (or orders) done in the current phase, and how many there are where that is known. */
  done: number;
  total: number | null;
  /** Message id of what went wrong, e.g. `sync.failed.access`; `null` unless failed. */
  failure: string | null;
  /** Of the settings that the audit phase began with; `null` before it. */
  settingsRevision: number | null;
  /** The last sign of life. */
  progressedAt: Date;
}

export interface SyncRunRepository {
  /** `null` when a run of this store is under way: one at a time. */
  begin(store: StoreDomain, at: Date, kind?: SyncKind): Promise<SyncRun | null>;
  find(store: StoreDomain, runId: string): Promise<SyncRun | null>;
  latest(store: StoreDomain): Promise<SyncRun | null>;
  /** Of kind `sync`. */
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
        | 'settingsRevision'
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
  /** Global id of the product or discount, where the topic is about one. */
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
  /**
   * Brings Shopify's discounts in step with what a promotion is to be, from wherever it was left. One with a
   * delay and one without may wait side by side.
   */
  schedulePromotion(
    job: { store: StoreDomain; promotionId: string },
    options?: { delaySeconds?: number },
  ): Promise<void>;
  /** Looks at discounts in Shopify: which of ours were changed there. */
  lookAtDiscounts(jobs: { store: StoreDomain; discountId: string }[]): Promise<void>;
  /** Makes and sends the digests of these stores, each at its time. */
  runDigests(jobs: { store: StoreDomain; at: Date }[]): Promise<void>;
  /** Tells Flow what happened in these stores. */
  sendFlowEvents(jobs: { store: StoreDomain }[]): Promise<void>;
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
export interface Ports extends DigestPorts {
  stores: StoreRepository;
  listings: ListingRepository;
  audits: AuditRepository;
  orders: OrderRepository;
  promotions: PromotionRepository;
  promotionSales: PromotionSalesRepository;
  seasons: SeasonRepository;
  flow: FlowRepository;
  storeAudits: StoreAuditRepository;
  runs: SyncRunRepository;
  webhooks: WebhookRepository;
  queue: Queue;
  shopify: ShopifyStores;
  now(): Date;
  log: Log;
}

export type { OutcomeName, Severity };
