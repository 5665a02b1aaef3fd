import type { SeasonName } from '~/core/calendar/season-mark';
import { auditListings } from '../audit/audit-listings';
import type { Ports, StoreDomain } from '../ports';

/**
 * Marks listings for a season, or takes the mark back, and judges those that changed again at once. Listings that
 * are gone are left out. Answers the ids of those that changed, for a way back. A tag's mark stays: it is the tag's.
 */
export async function chooseSeason(
  ports: Pick<Ports, 'stores' | 'listings' | 'audits' | 'orders' | 'seasons' | 'now' | 'log'>,
  store: StoreDomain,
  { season, listingIds, isChosen }: { season: SeasonName; listingIds: string[]; isChosen: boolean },
): Promise<string[]> {
  const changed = await ports.seasons.chooseSeason(store, season, listingIds, isChosen);
  await auditListings(ports, store, changed);
  return changed;
}
