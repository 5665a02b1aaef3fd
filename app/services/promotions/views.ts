import type { Audience } from '~/core/listing/audience';
import type { ListingStatus } from '~/core/listing/listing';
import type { Money } from '~/core/listing/money';
import type { PriceColumn } from '~/core/promotions/price-columns';
import type { DiscountField, DiscountsDescription } from '~/core/promotions/discount-parts';
import type { PlanInput } from '~/core/promotions/plan-input';
import type {
  PromotionPhase,
  PromotionPlan,
  PromotionSelection,
  PromotionTarget,
} from '~/core/promotions/promotion';
import type { TargetStanding } from '~/core/promotions/results/target';
import type { BuyerTerms } from '~/core/promotions/terms';
import type { Standing } from '~/core/promotions/standing';
import type { WhenNotReady } from '~/core/promotions/when-not-ready';
import type { PromotionTab } from '~/core/promotions/tabs';
import type { JudgedPlan } from './computation-ports';
import type { SalePreviewRow, SaleView } from './sale-views';
import type { CollectionSummary, CopiedTo, PromotionEvent, PromotionFailure } from './ports';

export type * from './sale-views';
export type { BlockerGroup, BlockerItem, JudgedPlan } from './computation-ports';

/** What the pages about promotions show. Plain JSON: dates are ISO 8601 strings. */

export interface PromotionsView {
  rows: PromotionRow[];
  tab: PromotionTab;
  /** Of the next page. */
  cursor: string | null;
  /** IANA name; times are the store's. */
  timeZone: string;
  /** False before the first sync: nothing can be planned yet. */
  canPlan: boolean;
  /** Nothing was planned yet, whatever the tab. */
  hasNone: boolean;
}

export interface PromotionRow {
  id: string;
  name: string;
  phase: PromotionPhase;
  audiences: Audience[];
  /** What it gives, and to whom. */
  terms: BuyerTerms[];
  startsAt: string;
  endsAt: string;
  chosen: { kind: PromotionSelection['kind']; count: number; leavesOut: boolean };
  /** Discounts that were changed in Shopify's admin. */
  changedInShopify: number;
  failure: PromotionFailure | null;
  /** `null`: it is ready, was not judged yet, or has begun. */
  notReady: NotReadyView | null;
  /** `null`: it has none. */
  target: TargetView | null;
}

/** What a promotion is to bring, and how much of it there is. */
export interface TargetView {
  target: PromotionTarget;
  standing: TargetStanding;
}

/** Of a promotion that is scheduled and not ready. */
export interface NotReadyView {
  /** Listings that something of it is about; 0: it concerns the promotion as a whole. */
  listings: number;
  whenNotReady: WhenNotReady;
  /** When it was to start; `null`: it does not wait. */
  plannedStart: string | null;
}

/** What is to become of a promotion at its start, and how it stood when it was last judged. */
export interface AtStartView {
  whenNotReady: WhenNotReady;
  standing: Standing | null;
  judgedAt: string | null;
  /** `null`: it does not wait. */
  plannedStart: string | null;
}

/** What a plan is filled in by. */
export interface PlanningStore {
  /** ISO 4217. */
  currency: string;
  timeZone: string;
  /** Whom the store sells to. */
  audiences: Audience[];
  /** `null`: not known yet. */
  marketDiscounts: boolean | null;
}

/** The page of a promotion that is not kept yet. */
export interface NewPromotionView {
  store: PlanningStore;
  input: PlanInput;
  chosen: ChosenView;
}

/** Names for what is chosen; at most as many listings as a page lists. */
export interface ChosenView {
  listings: ChosenListing[];
  collections: CollectionSummary[];
  /** What is left out. */
  excluded: { listings: ChosenListing[]; collections: CollectionSummary[] };
}

export interface ChosenListing {
  id: string;
  title: string;
  status: ListingStatus;
  photoUrl: string | null;
}

export interface PromotionView extends NewPromotionView {
  id: string;
  revision: number;
  name: string;
  phase: PromotionPhase;
  failure: PromotionFailure | null;
  /** Shopify's discounts, in order. */
  discounts: {
    position: number;
    title: string;
    /** Its page in Shopify's admin; `null`: not made. */
    adminUrl: string | null;
    /** What somebody changed in Shopify's admin; `null`: nothing. */
    changed: { gone: boolean; fields: DiscountField[]; terms: ChangedTerms | null } | null;
  }[];
  canUndoEdit: boolean;
  /** As it is kept. */
  startsAt: string;
  /** `null`: it has begun. */
  atStart: AtStartView | null;
  /** `null`: it is a discount. */
  sale: SaleView | null;
  /** Cancelled after it had begun: its plan stays as it is, and it is copied to be planned anew. */
  hasRun: boolean;
  /** Cancelled while it ran: what is left of its time can be planned as a promotion of its own. */
  hasRestToPlan: boolean;
  /** As it is kept; `null`: it has none. */
  target: TargetView | null;
  /** A draft made of last year's promotion: by which event its days were chosen. */
  copied: CopiedTo | null;
  /** `null`: so much is to be read for it that the page asks for it by itself. */
  preview: PlanPreview | null;
  history: HistoryEntry[];
}

/** Of a discount as Shopify has it now. */
export interface ChangedTerms {
  startsAt: string;
  endsAt: string | null;
  title: string;
}

export interface HistoryEntry {
  id: string;
  at: string;
  by: string | null;
  kind: PromotionEvent['kind'];
  reason: string | null;
  failure: PromotionFailure | null;
  /** Fields of the plan that the event changed. */
  changed: (keyof PromotionPlan)[];
  discounts: number | null;
  whenNotReady: WhenNotReady | null;
  /** What stood in its way. */
  standing: Standing | null;
  leftOut: number | null;
  /** Listings that came into its scope, or left it. */
  followed: { added: number; removed: number } | null;
}

/** What a plan would do, and what stands in its way. */
export interface PlanPreview extends JudgedPlan {
  /** Of sale prices; `null`: it is a discount, or Shopify did not say how prices hang together. */
  sale: SalePreviewRow[] | null;
  prices: PricePreviewRow[];
  /** The countries whose buyers get it, as far as prices are looked at there, and Quebec where it gets something else. */
  columns: PriceColumn[];
  /** From 0. */
  page: number;
  pages: number;
  /** Of the plan, as instants. */
  startsAt: string;
  endsAt: string;
  makes: DiscountsDescription;
}

/** Of a plan all of whose listings are being looked at. */
export interface WholeJudgement {
  /** Listings that were looked at so far. */
  done: number;
  /** `null`: it has not ended. */
  judged: JudgedPlan | null;
}

export interface PricePreviewRow {
  id: string;
  title: string;
  /** `null`: not read. */
  US: PriceRange | null;
  CA: PriceRange | null;
  /** Where Quebec gets something else than the rest of Canada; `null` elsewhere too. */
  QC: PriceRange | null;
  /** By what the first of its buyers get. */
  shop: PriceRange;
}

/** Lowest and highest of the listing's variants. */
export interface PriceRange {
  before: [Money, Money];
  after: [Money, Money];
  isApproximate: boolean;
}
