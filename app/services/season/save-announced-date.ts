import {
  checkAnnouncedDate,
  type AnnouncedDateErrors,
  type AnnouncedDateInput,
} from '~/core/calendar/announced-dates';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { SeasonPorts } from './ports';

/** `gone`: somebody removed it meanwhile. Nothing is stored unless `saved`. */
export type SaveAnnouncedDateAnswer =
  { outcome: 'saved' } | { outcome: 'gone' } | { outcome: 'refused'; errors: AnnouncedDateErrors };

/** Adds a date, or changes the one of that id. `by`: Shopify's id of the staff account. */
export async function saveAnnouncedDate(
  { seasons, now, log }: SeasonPorts & Clock & Logs,
  store: StoreDomain,
  input: AnnouncedDateInput & { id: string | null },
  by: string,
): Promise<SaveAnnouncedDateAnswer> {
  const { date, errors } = checkAnnouncedDate(input);
  if (errors !== null) return { outcome: 'refused', errors };
  const outcome = await seasons.saveAnnouncedDate(store, input.id, date, { at: now(), by });
  if (outcome === 'taken') {
    const data = { year: date.start.slice(0, 4) };
    return {
      outcome: 'refused',
      errors: { start: { id: 'season.announced.error.taken', data } },
    };
  }
  log.info({ store, by, id: input.id, kind: date.kind, outcome }, 'announced date saved');
  return { outcome };
}
