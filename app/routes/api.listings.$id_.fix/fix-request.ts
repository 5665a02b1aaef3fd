import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import type { OneFieldFix } from '~/core/changes/one-field';
import { globalId, isIdNumber } from '~/core/store/global-id';

/** More than Shopify takes of any of them: it says so itself. */
const LONGEST = 2_000;

const photoNumber = z.string().refine(isIdNumber);
const fixSchema = z.discriminatedUnion('fix', [
  z.object({ fix: z.literal('altText'), photo: photoNumber }),
  z.object({ fix: z.literal('frenchTitle') }),
  z.object({ fix: z.literal('origin') }),
]);
const saveSchema = z.object({
  intent: z.literal('save'),
  typed: z.string().max(LONGEST),
  shown: z.string().max(LONGEST),
});
const undoSchema = z.object({ intent: z.literal('undo'), batch: z.uuid() });
const intentSchema = z.object({ intent: z.enum(['save', 'undo']) });

export type FixRequest =
  | { intent: 'save'; fix: OneFieldFix; typed: string; shown: string }
  | { intent: 'undo'; batch: string };

/** Which fix, by `fix` and, of an alt text, `photo`. */
export function parseFix(fields: URLSearchParams | FormData): ReadForm<OneFieldFix> {
  const read = fixSchema.safeParse(Object.fromEntries(fields));
  if (!read.success) return strangeFormOf(read.error);
  const { data } = read;
  return {
    done: true,
    value:
      data.fix === 'altText'
        ? { kind: 'altText', mediaId: globalId('MediaImage', data.photo) }
        : { kind: data.fix },
  };
}

export function parseFixRequest(form: FormData): ReadForm<FixRequest> {
  const fields = Object.fromEntries(form);
  const intent = intentSchema.safeParse(fields);
  if (!intent.success) return strangeFormOf(intent.error);
  if (intent.data.intent === 'undo') {
    const undo = undoSchema.safeParse(fields);
    return undo.success ? { done: true, value: undo.data } : strangeFormOf(undo.error);
  }
  const fix = parseFix(form);
  if (!fix.done) return fix;
  const save = saveSchema.safeParse(fields);
  if (!save.success) return strangeFormOf(save.error);
  return { done: true, value: { ...save.data, fix: fix.value } };
}
