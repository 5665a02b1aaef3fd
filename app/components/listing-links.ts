import type { BulkKind } from '~/core/changes/change';
import type { Severity } from '~/core/audit/outcome';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { ListingStatus } from '~/core/listing/listing';
import { globalIdNumber } from '~/core/store/global-id';
import type { Translate } from '~/locales/translate';
import type { SeasonStateFilter } from '~/services/catalogue/listings-query';
import type { BoardPart } from '~/services/catalogue/views';

export function listingPath(listingId: string): string {
  return `/app/listings/${globalIdNumber(listingId)}`;
}

/** A product may have none. */
export function listingTitle(t: Translate, title: string): string {
  return title.trim() === '' ? t('listing.untitled') : title;
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

/** The page that fixes listings together: those that fail a rule. */
export function fixesPath(kind: BulkKind, rule: string): string {
  return `/app/fixes?${new URLSearchParams({ kind, rule })}`;
}

/** The packaging board, of what nobody has looked at where nothing else is asked for. */
export function packagingBoardPath(part: BoardPart): string {
  return part === 'unknown' ? '/app/packaging' : `/app/packaging?${new URLSearchParams({ part })}`;
}
