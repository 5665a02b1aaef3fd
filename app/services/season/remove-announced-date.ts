import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { Logs } from '../common-ports';
import type { SeasonPorts } from './ports';

/** Answers what was removed, for a way back. */
export async function removeAnnouncedDate(
  { seasons, log }: SeasonPorts & Logs,
  store: StoreDomain,
  id: string,
  by: string,
): Promise<Answer<AnnouncedDate, Gone>> {
  const removed = await seasons.removeAnnouncedDate(store, id);
  if (removed === null) return GONE;
  log.info({ store, by, id, kind: removed.kind }, 'announced date removed');
  return done(removed);
}
