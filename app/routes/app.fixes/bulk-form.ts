import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { jsonField } from '~/components/json-field';
import { CUSTOMS_KINDS, type CustomsKind } from '~/core/changes/change';

/** As many listings as one batch takes. */
const MAX_LISTINGS = 500;

const form = z.object({
  intent: z.enum(['preview', 'start']),
  kind: z.enum(CUSTOMS_KINDS),
  value: z.string().max(100),
  listingIds: jsonField(z.array(z.string().min(1).max(200)).min(1).max(MAX_LISTINGS)),
});

export type BulkCommand = z.infer<typeof form>;

export function parseBulkForm(data: FormData): ReadForm<BulkCommand> {
  const parsed = form.safeParse(
    Object.fromEntries(
      ['intent', 'kind', 'value', 'listingIds'].map((name) => [name, data.get(name)]),
    ),
  );
  return parsed.success ? { done: true, value: parsed.data } : strangeFormOf(parsed.error);
}

/** An address that names no kind is one for codes. */
export function kindIn(params: URLSearchParams): CustomsKind {
  return z.enum(CUSTOMS_KINDS).catch('hsCode').parse(params.get('kind'));
}
