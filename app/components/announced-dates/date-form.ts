import type { StrangeForm } from '~/components/answers';
import type {
  AnnouncedDate,
  AnnouncedDateErrors,
  AnnouncedDateInput,
} from '~/core/calendar/announced-dates';
import type { Answer, Gone, Invalid } from '~/services/answer';

/** Where dates are kept, whatever page they are edited on. */
export const DATES_ACTION = '/app/season?index';

/** What that action answers; `value`: what was removed, so that it can be put back. */
export type SeasonAnswer = Answer<
  AnnouncedDate | undefined,
  Gone | Invalid<AnnouncedDateErrors> | StrangeForm
>;

/** As `parseSeasonForm` reads it. */
export function dateForm(id: string | null, date: AnnouncedDateInput): FormData {
  const data = new FormData();
  data.set('intent', 'saveDate');
  data.set('id', id ?? '');
  for (const name of ['kind', 'name', 'start', 'end', 'source'] as const) {
    data.set(name, date[name]);
  }
  for (const audience of date.audiences) data.append('audiences', audience);
  return data;
}

export function removeForm(id: string): FormData {
  const data = new FormData();
  data.set('intent', 'removeDate');
  data.set('id', id);
  return data;
}
