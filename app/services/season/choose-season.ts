import type { SeasonName } from '~/core/calendar/season-mark';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import { auditListings } from '../audit/audit-listings';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import type { SeasonPorts } from './ports';

/**
 * Marks listings for a season, or takes the mark back, and judges those that changed again at once. Listings that
 * are gone are left out; `gone`: all of them are. Answers the ids of those that changed, for a way back. A tag's mark
 * stays: it is the tag's.
 */
export async function chooseSeason(
  ports: StorePorts &
    CataloguePorts &
    Pick<AuditPorts, 'audits'> &
    OrderPorts &
    SeasonPorts &
    Clock &
    Logs,
  store: StoreDomain,
  { season, listingIds, isChosen }: { season: SeasonName; listingIds: string[]; isChosen: boolean },
): Promise<Answer<string[], Gone>> {
  const changed = await ports.seasons.chooseSeason(store, season, listingIds, isChosen);
  if (changed.length === 0 && (await ports.listings.findMany(store, listingIds)).length === 0) {
    return GONE;
  }
  await auditListings(ports, store, changed);
  return done(changed);
}
