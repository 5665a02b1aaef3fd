import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { AUDIENCES } from '~/core/listing/audience';
import { type RecipientInput, DIGEST_LANGUAGES, WEEKDAYS } from '~/core/digest/recipient';

const MAX_ADDRESS_LENGTH = 320;

const oneOf = <T extends number>(values: readonly T[]) =>
  z.string().transform((text, context): T => {
    const found = values.find((value) => String(value) === text);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  });

export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const settings = {
  language: z.enum(DIGEST_LANGUAGES),
  weekday: oneOf(WEEKDAYS),
  hour: oneOf(HOURS),
  audiences: z.array(z.enum(AUDIENCES)),
};
const id = z.string().min(1).max(100);

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    email: z.string().max(MAX_ADDRESS_LENGTH),
    ...settings,
  }),
  z.object({ intent: z.literal('change'), recipientId: id, ...settings }),
  z.object({
    intent: z.enum(['pause', 'resume', 'remove', 'ask', 'test']),
    recipientId: id,
  }),
  z.object({ intent: z.literal('sendAgain'), digestId: id }),
]);

export type DigestsForm = z.infer<typeof form>;

export function parseDigestsForm(data: FormData): ReadForm<DigestsForm> {
  const parsed = form.safeParse({
    ...Object.fromEntries(data),
    audiences: data.getAll('audiences'),
  });
  return parsed.success ? { done: true, value: parsed.data } : strangeFormOf(parsed.error);
}

/** The opposite of `parseDigestsForm`. */
export function recipientForm(input: RecipientInput, recipientId: string | null): FormData {
  const { email, language, weekday, hour, audiences } = input;
  const data = new FormData();
  if (recipientId === null) {
    data.set('intent', 'add');
    data.set('email', email);
  } else {
    data.set('intent', 'change');
    data.set('recipientId', recipientId);
  }
  data.set('language', language);
  data.set('weekday', String(weekday));
  data.set('hour', String(hour));
  for (const audience of audiences) data.append('audiences', audience);
  return data;
}
