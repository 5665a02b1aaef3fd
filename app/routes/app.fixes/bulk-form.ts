import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { jsonField } from '~/components/json-field';
import { BULK_KINDS, CUSTOMS_KINDS, type BulkKind } from '~/core/changes/change';
import type { BulkAltText } from '~/services/changes/views';

/** As many listings as one batch takes. */
const MAX_LISTINGS = 500;
/** As many photos as one batch takes. */
const MAX_PHOTOS = 1_000;
/** More than Shopify takes: it says so itself. */
const LONGEST = 2_000;

const intent = z.enum(['preview', 'start']);
const id = z.string().min(1).max(200);
const altText: z.ZodType<BulkAltText> = z.object({
  listingId: id,
  mediaId: id,
  alt: z.string().max(LONGEST),
  shownAlt: z.string().max(LONGEST),
});

const form = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(CUSTOMS_KINDS),
    intent,
    value: z.string().max(100),
    listingIds: jsonField(z.array(id).min(1).max(MAX_LISTINGS)),
  }),
  z.object({
    kind: z.literal('altText'),
    intent,
    texts: jsonField(z.array(altText).min(1).max(MAX_PHOTOS)),
  }),
]);

export type BulkCommand = z.infer<typeof form>;

export function parseBulkForm(data: FormData): ReadForm<BulkCommand> {
  const parsed = form.safeParse(
    Object.fromEntries(
      ['intent', 'kind', 'value', 'listingIds', 'texts'].map((name) => [name, data.get(name)]),
    ),
  );
  return parsed.success ? { done: true, value: parsed.data } : strangeFormOf(parsed.error);
}

/** An address that names no kind is one for codes. */
export function kindIn(params: URLSearchParams): BulkKind {
  return z.enum(BULK_KINDS).catch('hsCode').parse(params.get('kind'));
}
