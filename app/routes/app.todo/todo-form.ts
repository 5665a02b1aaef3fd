import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { IGNORE_FORMS, ignoreCommand, type IgnoreCommand } from '~/components/ignore-form';

const form = z.discriminatedUnion('intent', [...IGNORE_FORMS]);

/** What the forms of this page ask for: to set a finding about the store aside, or to take it back. */
export function parseTodoForm(data: FormData): ReadForm<IgnoreCommand> {
  const parsed = form.safeParse(Object.fromEntries(data));
  return parsed.success ? ignoreCommand(parsed.data) : strangeFormOf(parsed.error);
}
