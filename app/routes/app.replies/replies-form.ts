import { z } from 'zod';
import { strangeFormOf, type ReadForm, type StrangeForm } from '~/components/answers';
import type { ReplyVariant, VariantErrors, VariantInput } from '~/core/replies/variant';
import type { Answer, Gone, Invalid } from '~/services/answer';

export type RepliesCommand =
  | { intent: 'save'; input: VariantInput & { id: string | null } }
  | { intent: 'remove'; id: string };

/** What the action of this page answers: the id of what was saved, or what was removed, so that it can be put back. */
export type RepliesAnswer = Answer<
  { id: string } | ReplyVariant,
  Gone | Invalid<VariantErrors> | StrangeForm
>;

const text = z.string().max(20_000);

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    id: z.union([z.literal(''), z.uuid()]),
    moment: text,
    language: text,
    name: text,
    subject: text,
    body: text,
  }),
  z.object({ intent: z.literal('remove'), id: z.uuid() }),
]);

export function parseRepliesForm(data: FormData): ReadForm<RepliesCommand> {
  const parsed = form.safeParse(Object.fromEntries(data));
  if (!parsed.success) return strangeFormOf(parsed.error);
  if (parsed.data.intent === 'remove') return { done: true, value: parsed.data };
  const { intent, id, ...input } = parsed.data;
  return { done: true, value: { intent, input: { ...input, id: id === '' ? null : id } } };
}
