import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { jsonField } from '~/components/json-field';
import { FRENCH_PARTS, type TypedFrench } from '~/core/changes/typed-french';
import type { FrenchToJudge } from '~/services/changes/judge-french';
import type { TextToSave } from '~/services/changes/views';

/** More than a product may have: 3 options of 2,000 values together, and 250 photos. */
const MAX_TEXTS = 3_000;
const LONGEST_TEXT = 600_000;

const text = z.string().max(LONGEST_TEXT);
const id = z.string().min(1).max(200);

const textToSave: z.ZodType<TextToSave> = z.object({
  resourceId: id,
  key: id,
  french: text,
  shownFrench: text,
  sourceDigest: z.string().regex(/^[0-9a-f]{64}$/),
});
const typedFrench = z.object({
  part: z.enum(FRENCH_PARTS),
  key: id,
  locale: z.string().max(10),
  marketId: id.optional(),
  source: text,
  french: text.nullable(),
}) satisfies z.ZodType<TypedFrench>;

const saveForm = z.object({
  locale: z.string().min(2).max(10),
  marketId: id.optional(),
  texts: jsonField(z.array(textToSave).min(1).max(MAX_TEXTS)),
});
const verdictForm = z.object({
  typed: jsonField(
    z
      .array(typedFrench.extend({ resourceId: id }))
      .min(1)
      .max(MAX_TEXTS),
  ),
});

const mendForm = z.object({ typed: jsonField(typedFrench) });

export type FrenchCommand = z.infer<typeof saveForm>;

export function parseSaveForm(form: FormData): ReadForm<FrenchCommand> {
  return read(saveForm, {
    locale: form.get('locale'),
    marketId: form.get('marketId') ?? undefined,
    texts: form.get('texts'),
  });
}

export function parseVerdictForm(form: FormData): ReadForm<FrenchToJudge[]> {
  const parsed = read(verdictForm, { typed: form.get('typed') });
  return parsed.done ? { done: true, value: parsed.value.typed } : parsed;
}

export function parseMendForm(form: FormData): ReadForm<TypedFrench> {
  const parsed = read(mendForm, { typed: form.get('typed') });
  return parsed.done ? { done: true, value: parsed.value.typed } : parsed;
}

function read<T>(schema: z.ZodType<T>, fields: object): ReadForm<T> {
  const parsed = schema.safeParse(fields);
  return parsed.success ? { done: true, value: parsed.data } : strangeFormOf(parsed.error);
}
