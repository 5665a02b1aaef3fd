import type { Money, Price } from '~/core/listing/money';
import type { Stretch } from '~/core/promotions/facts';
import type { PriceSeries } from '~/core/prices/price-history';
import type { PricePoint } from '~/core/prices/price-points';
import type { SteadyBand } from '~/core/prices/steady-band';
import type { PricePlace } from '~/core/prices/was-price-claim';
import type { Verdict } from '~/core/prices/was-price-law';
import type { SyncView } from '../sync/views';
import type { RefusedRow } from './ports';

/** What a file of past prices would add. */
export interface PricePreview {
  /** Another one where the file would add anything else. */
  digest: string;
  /** All of the file's. */
  rows: number;
  /** Of these, those that would be imported, and of how many listings and variants they tell. */
  counted: number;
  listings: number;
  variants: number;
  /** `YYYY-MM-DD`, first and last day that the imported rows tell of; `null`: none would be. */
  days: { first: string; last: string } | null;
  /** Rows of days on which the app saw the price itself: what it saw counts. */
  seen: number;
  /** Rows in a currency in which no buyer is shown that variant. */
  otherCurrency: number;
  refused: RefusedRow[];
  refusedRows: number;
  unmatched: UnmatchedRows[];
  unmatchedRows: number;
}

/** Rows that name no one variant of the store. */
export interface UnmatchedRows {
  /** The first of them. */
  line: number;
  rows: number;
  handle: string;
  sku: string;
  why: 'unknown' | 'severalListings' | 'severalVariants';
}

export interface PriceImportView {
  id: string;
  importedAt: string;
  importedBy: string;
  rows: number;
  listings: number;
  variants: number;
  firstDay: string;
  lastDay: string;
}

export interface PriceImportsView {
  imports: PriceImportView[];
  /** `YYYY-MM-DD` since when the app sees prices itself; `null`: it has seen none. */
  seenSince: string | null;
  /** The latest reading or judging of all listings; `null`: none yet. */
  judging: SyncView | null;
}

/** What buyers in both countries were shown of one variant. */
export interface PricesView {
  /** Number in the variant's id, and what to call it. */
  variants: { number: string; title: string; sku: string | null }[];
  /** Number of the variant whose prices these are; `null`: the listing has none. */
  shown: string | null;
  /** `null`: the listing has no variant. */
  places: Record<PricePlace, PlacePrices | null>;
  promotions: PromotionOfListing[];
}

export interface PlacePrices {
  /** What buyers there are shown now. */
  shown: Price | null;
  /** `null`: no price of it was recorded. */
  series: ShownSeries | null;
  /** No exchange rate moves it: it is the store's own currency, or fixed in a price list. */
  isFixed: boolean;
  /** `null`: steadiness is not asked there, or no price is known. */
  steady: SteadyBand | null;
  /** `null`: no original price is shown there. */
  wasPrice: WasPriceDays | null;
}

/** A series as it is sent to a page. */
export interface ShownSeries extends Omit<PriceSeries, 'points'> {
  /** Ascending. */
  points: PricePoint[];
}

/** How long an original price, or more, was asked of the days that the place's law looks at. */
export interface WasPriceDays {
  compareAt: Money;
  days: number;
  neededDays: number;
  heldDays: number;
  /** Of the days, those whose price is known by the merchant's own word alone. */
  importedDays: number;
  verdict: Verdict;
}

export interface PromotionOfListing {
  id: string;
  name: string;
  /** Whose buyers got it. */
  places: PricePlace[];
  /** When the listing was in it, in milliseconds since 1970: of collections, while it was seen in one. */
  stretches: Stretch[];
}
