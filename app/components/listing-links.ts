import type { Severity } from '~/core/audit/outcome';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { ListingStatus } from '~/core/listing/listing';
import type { SeasonStateFilter } from '~/services/catalogue/listings-query';

/** The last part of a global id: `gid://shopify/Product/42` → `42`. Stays text: ids may exceed 2^53. */
export function numberOf(globalId: string): string {
  return globalId.slice(globalId.lastIndexOf('/') + 1);
}

export function listingPath(listingId: string): string {
  return `/app/listings/${numberOf(listingId)}`;
}

export interface ListingsFilter {
  audience?: Audience;
  rule?: string;
  severity?: Severity;
  status?: ListingStatus;
  state?: 'findings' | 'clear' | 'unknown' | 'ignored';
  since?: 'baseline';
  season?: SeasonName;
  seasonState?: SeasonStateFilter;
  sort?: 'harm';
  direction?: 'desc';
}

/** The page of listings, narrowed down. */
export function listingsPath(filter: ListingsFilter = {}): string {
  const params = new URLSearchParams(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  );
  const query = params.toString();
  return query === '' ? '/app/listings' : `/app/listings?${query}`;
}
