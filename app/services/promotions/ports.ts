import type { WhenNotReady } from '~/core/promotions/when-not-ready';
import type { DiscountTerms } from '~/core/promotions/discount-parts';
import type { Listing } from '~/core/listing/listing';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { ComparedWeek, DayRange } from '~/core/promotions/lift-periods';
import type { DaySums, SalesSums } from '~/core/promotions/results/results';
import type { SalesToCompare } from '~/core/promotions/suggestions/compare-sales';
import type {
  BlockerOverride,
  PromotionPhase,
  PromotionPlan,
  PromotionState,
  PromotionTrigger,
} from '~/core/promotions/promotion';
import type { MarketRegions } from '~/core/store/market';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer } from '../answer';
import type { ComputationPorts } from './computation-ports';
import type { DiscountInShopify, DiscountPorts } from './discount-ports';
import type { SaleRunRepository } from './sale-ports';
import type { StandingRepository } from './standing-ports';

import type {
  NewPromotionEvent,
  Promotion,
  PromotionEvent,
  PromotionFailure,
  PromotionPart,
  PromotionSummary,
  Waiting,
} from './records';

export type { DiscountInShopify } from './discount-ports';
export type * from './records';
export type { NotReadyTurn, StandingRepository } from './standing-ports';

/** A page of promotions, the latest start first. */
export interface PromotionQuery {
  /** Empty or absent: all. */
  phases?: PromotionPhase[];
  now: Date;
  /** `cursor` of the page before. */
  after?: string | null;
  limit: number;
}

export interface PromotionsPage {
  /** Without `parts`. */
  promotions: PromotionSummary[];
  cursor: string | null;
}

/** From `from` up to `to`. `cancelled`: with those that were cancelled, whenever that was. */
export interface PromotionWindow {
  from: Date;
  to: Date;
  cancelled?: boolean;
}

/** A change of a promotion that holds only for the revision that it was made for. */
export interface PromotionChange {
  plan?: PromotionPlan;
  state?: PromotionState;
  scheduledPlan?: PromotionPlan | null;
  failure?: PromotionFailure | null;
  overrides?: BlockerOverride[];
  whenNotReady?: WhenNotReady;
  standing?: null;
  decidedFor?: string | null;
  waiting?: Waiting | null;
  /** Adds these parts, or changes what is given of them. */
  parts?: (Pick<PromotionPart, 'position' | 'marker'> & Partial<PromotionPart>)[];
  /** Removes the parts at these positions. */
  dropParts?: number[];
  event?: NewPromotionEvent;
}

export interface PromotionRepository {
  createDraft(
    store: StoreDomain,
    plan: PromotionPlan,
    event: NewPromotionEvent,
    whenNotReady?: WhenNotReady,
  ): Promise<Promotion>;
  find(store: StoreDomain, id: string): Promise<Promotion | null>;
  /** `null`: no such promotion, or it has changed since `revision`. All in one transaction. */
  change(
    store: StoreDomain,
    id: string,
    revision: number,
    change: PromotionChange,
    at: Date,
  ): Promise<Promotion | null>;
  /** Only a draft, or what failed before anything was made. False where it is neither, or gone. */
  deleteDraft(store: StoreDomain, id: string): Promise<boolean>;
  page(store: StoreDomain, query: PromotionQuery): Promise<PromotionsPage>;
  /** Not drafts, nor failed ones, that apply at some instant of the window, as they were planned; by start. */
  within(store: StoreDomain, window: PromotionWindow): Promise<PromotionSummary[]>;
  /**
   * Changes one part alone, where its open call is still the one of `callingSince` (`null`: none) and, if given,
   * the promotion is still of that revision. False where another worker came first; nothing is changed then.
   */
  changePart(
    store: StoreDomain,
    id: string,
    part: { position: number; marker: string; callingSince: Date | null; revision?: number },
    change: Partial<Omit<PromotionPart, 'position' | 'marker'>>,
    event?: NewPromotionEvent,
  ): Promise<boolean>;
  appendEvent(store: StoreDomain, id: string, event: NewPromotionEvent): Promise<void>;
  /** The latest first. */
  events(store: StoreDomain, id: string): Promise<PromotionEvent[]>;
  /** Ids and markers of the discounts that these promotions consist of. */
  ownDiscounts(store: StoreDomain, ids: string[]): Promise<Set<string>>;
  /** Id of the promotion that the discount belongs to. */
  findByDiscount(store: StoreDomain, discountId: string): Promise<string | null>;
  /** Ids of those under way, and of those whose discounts are to be looked at: scheduled, not ended at `now`. */
  toReconcile(store: StoreDomain, now: Date): Promise<{ underWay: string[]; scheduled: string[] }>;
  /** Whether the store supports discounts by market, as far as Shopify has said. */
  marketSupport(store: StoreDomain): Promise<MarketSupport | null>;
  saveMarketSupport(store: StoreDomain, support: MarketSupport | null): Promise<void>;
}

export interface MarketSupport {
  supported: boolean;
  /** When Shopify said so. */
  at: Date;
}

/** A market that buyers of our audiences may belong to. */
export interface DiscountMarket {
  id: string;
  name: string;
  regions: MarketRegions;
}

export interface CollectionSummary {
  id: string;
  title: string;
}

/** What Shopify did, or why it declined, in the merchant's terms. */
export type DiscountAnswer<Value = undefined> = Answer<
  Value,
  { why: 'refused'; failure: PromotionFailure }
>;

/** Shopify's discounts of one store. */
export interface ShopifyDiscounts {
  /**
   * Makes a discount with `marker` among its tags; answers its id. Not sent at all when `sendWithinMs` has
   * passed. An error whose kind is `unavailable` leaves open whether it was made.
   */
  create(
    terms: DiscountTerms,
    options: { marker: string; sendWithinMs: number },
  ): Promise<DiscountAnswer<string>>;
  /** Changes what differs. `from`: what Shopify has now, as just read. Repeating it changes nothing more. */
  update(id: string, from: DiscountTerms, to: DiscountTerms): Promise<DiscountAnswer>;
  /** Ends it now. Nothing happens to one that has ended or is gone. */
  deactivate(id: string): Promise<void>;
  /** Nothing happens where it is gone. */
  delete(id: string): Promise<void>;
  find(id: string): Promise<DiscountInShopify | null>;
  /**
   * Discounts that carry the marker, whatever their status, the oldest first: more than one only where Shopify
   * made them from two calls. One that was made seconds ago may be missing.
   */
  findByMarker(marker: string, trigger: PromotionTrigger): Promise<DiscountInShopify[]>;
  /** How many are active or scheduled. */
  countOpen(): Promise<number>;
  /** With all their items, after the `cursor` of a page before; the last page has none. */
  pages(which: WhichDiscounts, after: string | null): AsyncIterable<DiscountPage>;
}

/** `open`: active or scheduled. `ended`: automatic ones that ended since then. `changed`: of any kind and status. */
export type WhichDiscounts = { kind: 'open' } | { kind: 'ended' | 'changed'; since: Date };

export interface DiscountPage {
  discounts: DiscountInShopify[];
  cursor: string | null;
}

/** What planning a promotion reads of a store's catalogue and markets in Shopify. */
export interface ShopifyCatalogue {
  /** By title; `search` empty: all. `cursor` of the page before. */
  searchCollections(
    search: string,
    after: string | null,
  ): Promise<{ collections: CollectionSummary[]; cursor: string | null }>;
  /** Those that exist. */
  findCollections(ids: string[]): Promise<CollectionSummary[]>;
  /** Listings in any of the collections, each once. */
  listingIdsOf(collectionIds: string[]): Promise<string[]>;
  /** Active markets. */
  discountMarkets(): Promise<DiscountMarket[]>;
}

export interface SeasonQuery {
  season: SeasonName;
  audience: Audience;
  /** Empty: only which listings are marked. */
  weeks: readonly ComparedWeek[];
}

/** Of one variant; `variantId` `null`: of those that are gone. */
export interface VariantSales {
  listingId: string;
  variantId: string | null;
  sums: SalesSums;
}

export interface CodeSales {
  /** How many orders used it for any of the listings. */
  orders: number;
  variants: VariantSales[];
}

/** Of a listing, what promotions are judged and measured by. */
export type WareOfListing = Pick<Listing, 'id' | 'title' | 'status' | 'createdAt' | 'variants'>;

/** Whose sales are summed. */
export interface SoldWhat {
  listingIds: readonly string[];
  /** To which orders went, ISO 3166-1 alpha-2; `null`: wherever. */
  countries: readonly string[] | null;
}

/** What was sold, summed over whole periods. */
export interface PromotionSalesRepository {
  /** Whether more than so many lines of orders are known. */
  hasMoreLinesThan(store: StoreDomain, lines: number): Promise<boolean>;
  /** Of active listings, those that sold in any of the weeks or are marked for the season. */
  compareSeason(store: StoreDomain, query: SeasonQuery): Promise<SalesToCompare>;
  /**
   * By day, of these listings together. Days on which nothing was sold are absent. `null`, here and below: what was sold of
   * one of them on one of these days is not known.
   */
  daySums(store: StoreDomain, range: DayRange, what: SoldWhat): Promise<DaySums[] | null>;
  /** The same of all that the store sold, lines included of which nobody knows whose they are. */
  storeDaySums(
    store: StoreDomain,
    range: DayRange,
    what: Pick<SoldWhat, 'countries'>,
  ): Promise<DaySums[]>;
  /** A listing of which it is not known is absent. */
  unitsOf(store: StoreDomain, range: DayRange, what: SoldWhat): Promise<Map<string, number>>;
  variantSales(store: StoreDomain, range: DayRange, what: SoldWhat): Promise<VariantSales[] | null>;
  /**
   * Of orders that used any of the codes, in lower case. `null` also where of some orders of these listings nobody read which
   * codes they used.
   */
  codeSales(
    store: StoreDomain,
    range: DayRange,
    what: SoldWhat & { codes: readonly string[] },
  ): Promise<CodeSales | null>;
  /** Without texts and photos: thousands of listings are read at once. Those that exist, by id. */
  waresOf(store: StoreDomain, listingIds: readonly string[]): Promise<WareOfListing[]>;
  /** All that anybody can buy: neither drafts nor archived. */
  sellableListings(store: StoreDomain): Promise<string[]>;
  /** With any of the tags, in any case of letters. */
  listingsTagged(store: StoreDomain, tags: readonly string[]): Promise<string[]>;
  /** So many of the store's listings. */
  someWares(store: StoreDomain, count: number): Promise<WareOfListing[]>;
}

export interface PromotionPorts extends ComputationPorts, DiscountPorts {
  promotions: PromotionRepository;
  standings: StandingRepository;
  saleRuns: SaleRunRepository;
  promotionSales: PromotionSalesRepository;
}

/** What Shopify has that promotions need. */
export interface ShopifyPromotions {
  discounts: ShopifyDiscounts;
  /** Collections and markets. */
  catalogue: ShopifyCatalogue;
}
