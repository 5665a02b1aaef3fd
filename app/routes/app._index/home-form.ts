import { z } from 'zod';
import { IGNORE_FORMS, ignoreCommand, type IgnoreCommand } from '~/components/ignore-form';
import type { Message } from '~/core/audit/outcome';

/** What the forms of this page ask for. */
export type HomeCommand = { intent: 'sync' } | IgnoreCommand;

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('sync') }),
  ...IGNORE_FORMS,
]);

export function parseHomeForm(
  data: FormData,
): { command: HomeCommand; error: null } | { command: null; error: Message } {
  const parsed = form.safeParse(Object.fromEntries(data));
  if (!parsed.success) return invalid(String(parsed.error.issues[0]?.path[0] ?? 'intent'));
  if (parsed.data.intent === 'sync') return { command: parsed.data, error: null };
  const command = ignoreCommand(parsed.data);
  return command === null ? invalid('day') : { command, error: null };
}

function invalid(field: string): { command: null; error: Message } {
  return { command: null, error: { id: 'form.invalid', data: { field } } };
}
