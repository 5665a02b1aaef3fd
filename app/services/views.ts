import type { Finding, Message, OutcomeName, RuleResult, Severity } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';
import type { Listing, ListingStatus, PackagingMarks } from '~/core/listing/listing';
import type { Price } from '~/core/listing/money';
import type { PriceHistory } from '~/core/listing/price-history';

/** What pages show. Plain JSON: dates are ISO 8601 strings. */

export const FINDING_STATUSES = ['open', 'resolved', 'ignored'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export interface CatalogueCounts {
  listings: number;
  variants: number;
  photos: number;
  /** Of photos whose alt text was read. */
  photosWithoutAlt: number;
}

export interface RuleCount {
  rule: string;
  audiences: Audience[];
  severity: Severity;
  /** Listings by outcome. */
  outcomes: Record<OutcomeName, number>;
  openFindings: Record<Severity, number>;
}

export interface SyncView {
  runId: string;
  state: 'running' | 'done' | 'failed';
  phase: string;
  done: number;
  total: number | null;
  startedAt: string;
  endedAt: string | null;
  failure: string | null;
}

export interface HomeView {
  sync: SyncView | null;
  lastSyncedAt: string | null;
  counts: CatalogueCounts;
  /** Audiences that the store sells to, in fixed order. */
  audiences: {
    audience: Audience;
    readiness: Readiness;
    openFindings: Record<Severity, number>;
  }[];
  /** Gravest first, then by number of listings; at most as many as asked for. */
  mendFirst: RuleCount[];
  /** Rules that could not be judged for some listings, most listings first. */
  unknown: RuleCount[];
}

export const LISTING_SORTS = ['findings', 'title', 'updated'] as const;
export type ListingSort = (typeof LISTING_SORTS)[number];

/** `findings`: has an open finding; `clear`: has none and nothing unknown; `unknown`: something could not be judged. */
export const LISTING_STATES = ['findings', 'clear', 'unknown'] as const;
export type ListingState = (typeof LISTING_STATES)[number];

export interface ListingsQuery {
  audience?: Audience;
  rule?: string;
  severity?: Severity;
  status?: ListingStatus;
  state?: ListingState;
  /** Words in title, handle, vendor or SKU. */
  search?: string;
  sort: ListingSort;
  direction: 'asc' | 'desc';
  /** Opaque key of the last row of the page before, or of the first row of the page after. */
  after?: string;
  before?: string;
  limit: number;
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

export interface ListingsView extends ListingsPage {
  query: ListingsQuery;
  /** Rules to choose from in the filter. */
  rules: string[];
  /** True before the first sync has stored anything. */
  neverSynced: boolean;
}

export interface FindingView extends Finding {
  rule: string;
  audiences: Audience[];
  status: FindingStatus;
  openedAt: string;
  resolvedAt: string | null;
}

export interface ListingView {
  id: string;
  title: string;
  handle: string;
  status: ListingStatus;
  /** The product's page in Shopify's admin. */
  adminUrl: string;
  readAt: string;
  readiness: Record<Audience, Readiness>;
  findings: FindingView[];
  /** Rules that pass, do not apply or cannot be judged, with why. */
  results: (Pick<RuleResult, 'rule' | 'audiences' | 'severity' | 'outcome'> & {
    reason: Message | null;
  })[];
  prices: PriceHistory;
  variants: {
    id: string;
    title: string;
    sku: string | null;
    shopPrice: Price;
    canadianPrice: Price | null;
  }[];
  media: Listing['media'];
  packaging: PackagingMarks | null;
}
