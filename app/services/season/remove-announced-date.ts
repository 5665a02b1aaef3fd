import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Logs } from '../common-ports';
import type { SeasonPorts } from './ports';

/** What was removed, for a way back; `null`: it was gone already. */
export async function removeAnnouncedDate(
  { seasons, log }: SeasonPorts & Logs,
  store: StoreDomain,
  id: string,
  by: string,
): Promise<AnnouncedDate | null> {
  const removed = await seasons.removeAnnouncedDate(store, id);
  log.info({ store, by, id, kind: removed?.kind }, 'announced date removed');
  return removed;
}
