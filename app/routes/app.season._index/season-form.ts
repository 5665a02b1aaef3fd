import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import type { AnnouncedDateInput } from '~/core/calendar/announced-dates';

export type SeasonCommand =
  | { intent: 'saveDate'; input: AnnouncedDateInput & { id: string | null } }
  | { intent: 'removeDate'; id: string };

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
