import type { GraveResult } from '../audit/high-findings';
import type { Severity } from '../audit/outcome';
import type { SettingOverrides } from '../audit/run';
import type { Audience } from '../listing/audience';
import type { Listing } from '../listing/listing';
import type { PriceHistory } from '../prices/price-history';
import type { PricePlace } from '../prices/was-price-claim';
import type { UnitHistory } from '../orders/sales-history';
import type { MarketRegions } from '../store/market';
import type { StoreFacts } from '../store/store-facts';
import type { CombiningRules } from './promotion';
import type { Rates } from './rates';
import type { SaleFacts } from './sale/sale-markets';

/** All that is looked at before a promotion may be scheduled. `null`: it could not be read. */
export interface PromotionFacts {
  now: Date;
  /** With the audiences that the merchant narrowed it to. */
  store: StoreFacts;
  /** How many listings the plan's selection holds; `null`: a chosen collection could not be read. */
  chosenListings: number | null;
  /** Of these, how many the app does not know: deleted, or added to a collection since the last sync. */
  missingListings: number;
  /**
   * Everything else that lowers prices, or did: this app's other promotions and the discounts made elsewhere. Codes like
   * one another are one offer. `null`: Shopify's discounts were not read yet.
   */
  offers: Offer[] | null;
  /** When this promotion began; `null`: it has not. Its start is past by right then. */
  startedAt: string | null;
  /** Of one that waits, the start that people decided about, since the app alone moved it. Absent: the plan's own. */
  plannedStart?: string;
  /** Whether Shopify lets this store limit a discount to markets. */
  marketDiscounts: boolean | null;
  /** Active markets. */
  markets: { name: string; regions: MarketRegions }[] | null;
  /** Open findings about the store as a whole, without ignored ones. */
  storeFindings: readonly StoreFinding[];
  /** By which an amount in the store's currency is converted. */
  rates: Rates;
  /** What sale prices depend on; only of a plan of that kind. */
  sale?: SaleFacts | null;
  /** The merchant's thresholds, by rule. */
  thresholds: SettingOverrides;
}

export interface StoreFinding {
  rule: string;
  severity: Severity;
  audiences: Audience[];
}

/** A listing with what is stored around it. */
export interface PromotedListing {
  listing: Pick<Listing, 'id' | 'status' | 'createdAt' | 'variants'>;
  /**
   * As last audited, without ignored findings; what found nothing grave and hides nothing may be left out. `null`:
   * never audited.
   */
  results: readonly GraveResult[] | null;
  /** Absent: no price was ever looked at. */
  prices?: Partial<Record<PricePlace, PriceHistory>>;
  /** Absent: no orders were read. */
  sales?: UnitHistory;
}

/** A discount, or another promotion of this app, as far as it can meet a promotion. Those that ended are included. */
export interface Offer {
  /** The promotion's id, or Shopify's global id of the discount. */
  id: string;
  name: string;
  source: 'promotion' | 'discount';
  method: 'automatic' | 'code';
  codes: string[];
  /** ISO 8601 instants. `endsAt` `null`: it has no end. */
  startsAt: string;
  endsAt: string | null;
  /** The start that somebody gave it, where `startsAt` is one that moves by itself. Absent: `startsAt`. */
  plannedStart?: string;
  covers: OfferCover;
  /**
   * Whether it is a price that is asked: anybody pays it, of one item, without a code, a minimum, a quantity, a
   * membership or a first order. Whatever else lowers a price is what some buyers get for something.
   */
  isUnconditional: boolean;
  /** `order`: it is taken off the whole order, as Shopify does with what applies to all products. */
  level: 'product' | 'order';
  /** Where the buyers live whom it is for. */
  regions: MarketRegions;
  combinesWith: CombiningRules;
  /** The price itself is lowered. */
  isSale?: boolean;
  /** How many of Shopify's discounts it takes up: a promotion may be split, like codes are told as one. */
  discountCount: number;
}

/**
 * Whose price it lowers. `none`: that of no listing, as free shipping. `unknown`: Shopify does not say, as of buy X get
 * Y and other apps' discounts.
 */
export type OfferCover =
  | { kind: 'all' }
  | {
      kind: 'listings';
      /** Whose price it lowers now, or is going to. */
      listingIds: ReadonlySet<string>;
      /** Of those that came or left meanwhile, when it was theirs: milliseconds since 1970. */
      stays?: ReadonlyMap<string, readonly Stretch[]>;
    }
  | { kind: 'none' }
  | { kind: 'unknown' };

export interface Stretch {
  from: number;
  to: number;
}
