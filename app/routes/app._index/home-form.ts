import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { IGNORE_FORMS, ignoreCommand, type IgnoreCommand } from '~/components/ignore-form';

/** What the forms of this page ask for. */
export type HomeCommand = { intent: 'sync' } | { intent: 'removeGuide' } | IgnoreCommand;

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('sync') }),
  z.object({ intent: z.literal('removeGuide') }),
  ...IGNORE_FORMS,
]);

export function parseHomeForm(data: FormData): ReadForm<HomeCommand> {
  const parsed = form.safeParse(Object.fromEntries(data));
  if (!parsed.success) return strangeFormOf(parsed.error);
  return parsed.data.intent === 'sync' || parsed.data.intent === 'removeGuide'
    ? { done: true, value: parsed.data }
    : ignoreCommand(parsed.data);
}
