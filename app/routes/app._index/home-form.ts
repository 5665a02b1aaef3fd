import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';

const form = z.object({ intent: z.enum(['sync', 'removeGuide']) });

/** What the forms of this page ask for. */
export type HomeCommand = z.infer<typeof form>;

export function parseHomeForm(data: FormData): ReadForm<HomeCommand> {
  const parsed = form.safeParse(Object.fromEntries(data));
  return parsed.success ? { done: true, value: parsed.data } : strangeFormOf(parsed.error);
}
