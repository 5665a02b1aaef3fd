import type { ListingStatus } from '~/core/listing/listing';
import type { Audience } from '~/core/listing/audience';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Severity } from '~/core/audit/outcome';

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
  /** Any of these, where `rule` says no more. */
  anyRule?: readonly string[];
  severity?: Severity;
  status?: ListingStatus;
  state?: ListingState;
  /** Counts only findings opened after the first complete audit. */
  since?: 'baseline';
  /** Marked for this season, for `audience` where one is given. */
  season?: SeasonName;
  /** How it stands for that season; `audience` then says for whom, and nothing of findings. */
  seasonState?: SeasonStateFilter;
  vendor?: string;
  /** Of Shopify's taxonomy, else the product type. */
  category?: string;
  /** These alone, whatever page they are on. */
  listingIds?: string[];
  /** Words in title, handle, vendor or SKU. */
  search?: string;
  /** `recognised`: those first of which a photo looks like packaging, then by title. */
  sort: ListingSort | 'recognised';
  direction: 'asc' | 'desc';
  /** Opaque key of the last row of the page before, or of the first row of the page after. */
  after?: string;
  before?: string;
  limit: number;
}
