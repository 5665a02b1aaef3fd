import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import type { Ports, StoreDomain } from '../ports';

/** What was removed, for a way back; `null`: it was gone already. */
export async function removeAnnouncedDate(
  { seasons, log }: Pick<Ports, 'seasons' | 'log'>,
  store: StoreDomain,
  id: string,
  by: string,
): Promise<AnnouncedDate | null> {
  const removed = await seasons.removeAnnouncedDate(store, id);
  log.info({ store, by, id, kind: removed?.kind }, 'announced date removed');
  return removed;
}
