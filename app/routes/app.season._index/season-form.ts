import { z } from 'zod';
import { strangeFormOf, type ReadForm, type StrangeForm } from '~/components/answers';
import type {
  AnnouncedDate,
  AnnouncedDateErrors,
  AnnouncedDateInput,
} from '~/core/calendar/announced-dates';
import type { Answer, Gone, Invalid } from '~/services/answer';

export type SeasonCommand =
  | { intent: 'saveDate'; input: AnnouncedDateInput & { id: string | null } }
  | { intent: 'removeDate'; id: string };

/** What the action of this page answers; `value`: what was removed, so that it can be put back. */
export type SeasonAnswer = Answer<
  AnnouncedDate | undefined,
  Gone | Invalid<AnnouncedDateErrors> | StrangeForm
>;

const text = z.string().max(1_000);

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('saveDate'),
    id: z.union([z.literal(''), z.uuid()]),
    kind: text,
    name: text,
    audiences: z.array(text).max(10),
    start: text,
    end: text,
    source: text,
  }),
  z.object({ intent: z.literal('removeDate'), id: z.uuid() }),
]);

export function parseSeasonForm(data: FormData): ReadForm<SeasonCommand> {
  const parsed = form.safeParse({
    ...Object.fromEntries(data),
    audiences: data.getAll('audiences'),
  });
  if (!parsed.success) return strangeFormOf(parsed.error);
  if (parsed.data.intent === 'removeDate') return { done: true, value: parsed.data };
  const { intent, id, ...input } = parsed.data;
  return { done: true, value: { intent, input: { ...input, id: id === '' ? null : id } } };
}

/** The opposite of `parseSeasonForm`. */
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
