import type { SeasonMark } from '../calendar/season-mark';
import type { HandlingHistory } from '../orders/handling-history';
import type { FrenchDetail, Listing } from '../listing/listing';
import type { FrenchText, ListingTexts } from '../listing/listing-texts';
import type { LookedAtPhoto } from '../photos/looked-at';
import type { PriceHistory } from '../prices/price-history';
import type { SalesHistory } from '../orders/sales-history';
import type { RepeatedPhrases } from '../listing/repeated-phrases';
import type { StoreFacts, StorePolicy } from '../store/store-facts';
import type { StoreTexts } from '../store/store-texts';
import type { ReturnBaseline } from '../returns/return-baseline';
import type { RuleResult } from './outcome';

/**
 * Everything that rules may be given, by name. A rule declares the names that it needs, and its type knows those
 * alone; where one of them is absent the runner answers `unknown` without asking the rule.
 */
export interface ListingFacts {
  listing: Pick<
    Listing,
    | 'id'
    | 'handle'
    | 'title'
    | 'category'
    | 'status'
    | 'vendor'
    | 'productType'
    | 'tags'
    | 'isGiftCard'
    | 'isCombinedListingParent'
    | 'soldIn'
    | 'createdAt'
    | 'seo'
  >;
  texts: ListingTexts;
  /** Of the store; none where its listings were not compared yet. */
  repeatedPhrases: RepeatedPhrases;
  /** In a store whose own language is French, the source itself. */
  french: FrenchText[];
  variants: Listing['variants'];
  media: Listing['media'];
  /** `null`: the merchant has not said. */
  packaging: Listing['packaging'] | null;
  /** In order; `null`: photos are not looked at. */
  photos: LookedAtPhoto[] | null;
  frenchDetails: FrenchDetail[];
  canadianPrices: PriceHistory;
  americanPrices: PriceHistory;
  sales: SalesHistory;
  /** What this store's returns look like as a whole. */
  returnBaseline: ReturnBaseline;
  /** Seasons for which the listing is marked, by the merchant or a tag. Empty: for none. */
  seasons: SeasonMark[];
  store: StoreFacts;
  /** What the rules answered that do not need this; given by the runner. */
  results: RuleResult[];
}

/** What rules about the store as a whole may be given. */
export interface StoreRuleFacts {
  store: StoreFacts;
  policies: StorePolicy[];
  handling: HandlingHistory;
  /** What a buyer meets beside listings and policies. */
  storeTexts: StoreTexts;
}

export type StoreFactName = keyof StoreRuleFacts;

export type FactName = keyof ListingFacts;
