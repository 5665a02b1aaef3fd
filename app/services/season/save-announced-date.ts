import {
  checkAnnouncedDate,
  type AnnouncedDateErrors,
  type AnnouncedDateInput,
} from '~/core/calendar/announced-dates';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import type { Clock, Logs } from '../common-ports';
import type { SeasonPorts } from './ports';

/** Adds a date, or changes the one of that id. `by`: Shopify's id of the staff account. */
export async function saveAnnouncedDate(
  { seasons, now, log }: SeasonPorts & Clock & Logs,
  store: StoreDomain,
  input: AnnouncedDateInput & { id: string | null },
  by: string,
): Promise<Answer<undefined, Gone | Invalid<AnnouncedDateErrors>>> {
  const { date, errors } = checkAnnouncedDate(input);
  if (errors !== null) return notDone({ why: 'invalid', errors });
  const outcome = await seasons.saveAnnouncedDate(store, input.id, date, { at: now(), by });
  if (outcome === 'taken') {
    const data = { year: date.start.slice(0, 4) };
    return notDone({
      why: 'invalid',
      errors: { start: { id: 'season.announced.error.taken', data } },
    });
  }
  if (outcome === 'gone') return GONE;
  log.info({ store, by, id: input.id, kind: date.kind }, 'announced date saved');
  return done();
}
