import type { Finding, Message, OutcomeName, RuleResult, Severity } from '~/core/audit/outcome';
import type { Cause } from '~/core/audit/causes';
import type { RuleGroup } from '~/core/audit/profile';
import type { Readiness } from '~/core/audit/readiness';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { MilestoneNotice } from '~/core/digest/digest';
import type { Audience } from '~/core/listing/audience';
import type { Listing, ListingStatus, PackagingMarks } from '~/core/listing/listing';
import type { Price } from '~/core/listing/money';
import type { SyncKind } from '~/core/sync/sync-phases';
import type { PriceHistory } from '~/core/prices/price-history';

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
  /** What its open findings cost, see core/audit/harm.ts. */
  harm: number;
}

export interface SyncView {
  runId: string;
  kind: SyncKind;
  state: 'running' | 'done' | 'failed';
  phase: string;
  done: number;
  total: number | null;
  startedAt: string;
  endedAt: string | null;
  failure: string | null;
}

/** A listing to mend first. */
export interface WorstListing {
  id: string;
  title: string;
  openFindings: Record<Severity, number>;
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
  /** When the first complete audit ended, and whether only what was found later is shown under `mendFirst`. */
  baseline: { at: string; isApplied: boolean } | null;
  /** Facts about the store that explain many findings each. */
  causes: Cause[];
  /** Most harmful first; at most as many as asked for. */
  mendFirst: RuleCount[];
  /** Most harmful first. */
  worstListings: WorstListing[];
  /** Rules that could not be judged for some listings, most listings first. */
  unknown: RuleCount[];
  /** Findings about the store as a whole that are not resolved, ignored ones among them, gravest first: its policies, its languages, its punctuality. */
  storeFindings: FindingView[];
  /** Rules about the store that pass, do not apply or cannot be judged, with why. */
  storeResults: (Pick<RuleResult, 'rule' | 'audiences' | 'severity' | 'outcome'> & {
    reason: Message | null;
  })[];
  /** `null`: none within three weeks. */
  nextMilestone: MilestoneNotice | null;
  orders: OrderHistoryView;
}

export interface OrderHistoryView {
  /** `YYYY-MM-DD`, first and last day of which all orders are known; `null`: of none. */
  since: string | null;
  until: string | null;
  /** Whether these are all that the store ever had; else Shopify gives those of the last 60 days alone. */
  isComplete: boolean;
  /** Message id of why orders cannot be read. */
  notice: string | null;
}

export const LISTING_SORTS = ['harm', 'findings', 'title', 'updated'] as const;
export type ListingSort = (typeof LISTING_SORTS)[number];

/**
 * `findings`: has an open finding; `clear`: has none and nothing unknown; `unknown`: something could not be
 * judged; `ignored`: has a finding that the merchant ignores.
 */
export const LISTING_STATES = ['findings', 'clear', 'unknown', 'ignored'] as const;
export type ListingState = (typeof LISTING_STATES)[number];

/** By all rules, or by those about French alone. */
export const SEASON_STATE_FILTERS = [
  'unready',
  'unknown',
  'frenchUnready',
  'frenchUnknown',
] as const;
export type SeasonStateFilter = (typeof SEASON_STATE_FILTERS)[number];

export interface ListingsQuery {
  audience?: Audience;
  rule?: string;
  severity?: Severity;
  status?: ListingStatus;
  state?: ListingState;
  /** Counts only findings opened after the first complete audit. */
  since?: 'baseline';
  /** Marked for this season, for `audience` where one is given. */
  season?: SeasonName;
  /** How it stands for that season; `audience` then says for whom, and nothing of findings. */
  seasonState?: SeasonStateFilter;
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
  /** Whether ignoring it until its text changes makes sense. */
  hasText: boolean;
  /** `null` unless it is ignored. */
  ignoring: {
    at: string;
    by: string;
    reason: string;
    until: string | null;
    untilText: boolean;
  } | null;
}

export interface ThresholdView {
  name: string;
  value: number;
  default: number;
  min: number;
  max: number;
  unit: string;
}

export interface RuleSettingsView {
  rule: string;
  audiences: Audience[];
  severity: Severity;
  isOn: boolean;
  thresholds: ThresholdView[];
}

export interface SettingsView {
  /** When and by which staff account the settings were last saved; `null`: never. */
  saved: { at: string; by: string } | null;
  groups: { group: RuleGroup; rules: RuleSettingsView[] }[];
  glossary: string[];
  /** `null`: those of Shopify's markets. */
  audiences: Audience[] | null;
  /** Audiences that Shopify's markets reach; `null`: not read yet. */
  marketAudiences: Audience[] | null;
}

/** What other settings would open and resolve among the listings of a sample. */
export interface SettingsPreview {
  /** Listings that were judged, of how many. */
  sample: number;
  listings: number;
  /** Rules for which something would change. */
  rules: { rule: string; opened: number; resolved: number }[];
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
  /** Every season, and whether the merchant or a tag marks the listing for it. */
  seasons: { season: SeasonName; isChosen: boolean; isTagged: boolean }[];
  /** Media that the product's metafield names. */
  packagingPhotos: string[];
}
