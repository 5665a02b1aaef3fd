import type { CustomsKind } from '~/core/changes/change';
import type { Suggestion } from '~/core/changes/suggestions';
import type { HsEntry } from '~/core/customs/hs-texts';
import type { GroupOfListings } from '../catalogue/ports';
import type { RuleEffect } from './verdict-views';

/** Which listings a page of many is about. */
export interface BulkScope {
  /** Vendors and categories that lack it, most listings first, to narrow it down to. */
  groups: GroupOfListings[];
  vendor: string | null;
  category: string | null;
  /** How many were ticked in the list of listings; `null`: nothing was, all that lack it are meant. */
  ticked: number | null;
}

/** Values of variants that are fixed for many listings at once. */
export interface BulkView extends BulkScope {
  kind: CustomsKind;
  /** HS codes that are none are to be replaced. */
  ofWrongCodes: boolean;
  /** Of those that lack the value, as the address narrows them; the page shows `listings`. */
  total: number;
  listings: { id: string; title: string }[];
  /** What listings like the first one use. */
  suggestions: Suggestion[];
  hsEntries: HsEntry[];
}

/** What would be written. */
export interface BulkPreview {
  /** By which what is written is told to be what was shown. */
  digest: string;
  value: string;
  /** HS codes that are none are replaced. */
  ofWrongCodes: boolean;
  listings: { id: string; title: string; variants: number; before: string[] }[];
  /** Of all of them. */
  variants: number;
  /** Listings that have the value by now, or ship nothing. */
  leftOut: number;
  effects: RuleEffect[];
}

/** What is done about a compare-at price: it is removed, or set to what the price history bears, where it bears one. */
export const WAS_PRICE_REMEDIES = ['remove', 'lower'] as const;
export type WasPriceRemedy = (typeof WAS_PRICE_REMEDIES)[number];

/** Compare-at prices that a rule finds something against, of many listings, one page of them. */
export interface BulkWasPricesView extends BulkScope {
  kind: 'compareAt';
  /** Listings with such prices, as the address narrows them. */
  total: number;
  /** `after` of their lines: what the price history bears. */
  listings: ListingWasPrices[];
  previous: string | null;
  next: string | null;
}

export interface ListingWasPrices {
  id: string;
  title: string;
  /** ISO 4217; `null`: no compare-at price of its own variants is faulty. */
  currency: string | null;
  lines: WasPriceLine[];
  /** How many more variants with a compare-at price were not looked at. */
  more: number;
}

/** Variants with the same prices, in the store's own currency. */
export interface WasPriceLine {
  variants: number;
  price: number;
  compareAt: number;
  /** `null`: none. */
  after: number | null;
}

export interface WasPricesPreview {
  /** Of what would be written: the same where nothing has changed. */
  digest: string;
  remedy: WasPriceRemedy;
  /** `after` of their lines: what would be written. */
  listings: ListingWasPrices[];
  /** Of all of them. */
  variants: number;
  /** Listings of which nothing is faulty any more, or nothing that is the variant's own. */
  leftOut: number;
  effects: RuleEffect[];
}
