import { z } from 'zod';
import type { Message } from '~/core/audit/outcome';
import type {
  AnnouncedDate,
  AnnouncedDateErrors,
  AnnouncedDateInput,
} from '~/core/calendar/announced-dates';

export type SeasonCommand =
  | { intent: 'saveDate'; input: AnnouncedDateInput & { id: string | null } }
  | { intent: 'removeDate'; id: string };

/** What the action of this page answers. */
export interface SeasonAnswer {
  saved: boolean;
  /** What was removed, so that it can be put back. */
  removed: AnnouncedDate | null;
  errors: AnnouncedDateErrors;
  /** What is wrong with the request as a whole. */
  invalid: Message | null;
}

export const NOTHING_DONE: SeasonAnswer = {
  saved: false,
  removed: null,
  errors: {},
  invalid: null,
};

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

export function parseSeasonForm(
  data: FormData,
): { command: SeasonCommand; error: null } | { command: null; error: Message } {
  const parsed = form.safeParse({
    ...Object.fromEntries(data),
    audiences: data.getAll('audiences'),
  });
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'intent');
    return { command: null, error: { id: 'form.invalid', data: { field } } };
  }
  if (parsed.data.intent === 'removeDate') return { command: parsed.data, error: null };
  const { intent, id, ...input } = parsed.data;
  return { command: { intent, input: { ...input, id: id === '' ? null : id } }, error: null };
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
