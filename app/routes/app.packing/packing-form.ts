import { z } from 'zod';
import { strangeFormOf, type ReadForm, type StrangeForm } from '~/components/answers';
import type { Answer, Gone } from '~/services/answer';

export interface Tick {
  listingId: string;
  isTicked: boolean;
}

/** What the action of this page answers. */
export type TickAnswer = Answer<undefined, Gone | StrangeForm>;

const form = z.object({
  listingId: z.string().regex(/^gid:\/\/shopify\/Product\/\d{1,20}$/),
  isTicked: z.enum(['true', 'false']),
});

export function parsePackingForm(data: FormData): ReadForm<Tick> {
  const parsed = form.safeParse(Object.fromEntries(data));
  if (!parsed.success) return strangeFormOf(parsed.error);
  const { listingId, isTicked } = parsed.data;
  return { done: true, value: { listingId, isTicked: isTicked === 'true' } };
}
