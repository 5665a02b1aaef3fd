import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { jsonField } from '~/components/json-field';
import { VARIANT_KINDS } from '~/core/changes/change';
import type { TypedVariantValue } from '~/core/changes/variant-values';
import type { VariantValueToSave } from '~/services/changes/views';

/** A product may have 2,000 variants, each with its values. */
const MAX_VALUES = 2_048 * VARIANT_KINDS.length;

const value = z.string().max(100).nullable();
const typedValue = z.object({
  variantId: z.string().min(1).max(200),
  kind: z.enum(VARIANT_KINDS),
  value,
}) satisfies z.ZodType<TypedVariantValue>;
const valueToSave = typedValue.extend({ shown: value }) satisfies z.ZodType<VariantValueToSave>;

const saveForm = z.object({ values: jsonField(z.array(valueToSave).min(1).max(MAX_VALUES)) });
const verdictForm = z.object({ typed: jsonField(z.array(typedValue).min(1).max(MAX_VALUES)) });

export function parseSaveForm(form: FormData): ReadForm<VariantValueToSave[]> {
  const parsed = saveForm.safeParse({ values: form.get('values') });
  return parsed.success ? { done: true, value: parsed.data.values } : strangeFormOf(parsed.error);
}

export function parseVerdictForm(form: FormData): ReadForm<TypedVariantValue[]> {
  const parsed = verdictForm.safeParse({ typed: form.get('typed') });
  return parsed.success ? { done: true, value: parsed.data.typed } : strangeFormOf(parsed.error);
}
