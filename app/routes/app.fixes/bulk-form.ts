import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { jsonField } from '~/components/json-field';
import { readTicked } from '~/components/ticked-listings';
import { BULK_KINDS, CUSTOMS_KINDS, type BulkKind } from '~/core/changes/change';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { WAS_PRICE_REMEDIES, type BulkAltText } from '~/services/changes/views';
import { parseListingsUrl } from '../app.listings._index/listings-url';

/** As many listings as one batch takes. */
const MAX_LISTINGS = 500;
/** As many as a page of original prices has, and some to spare. */
const MAX_WAS_PRICE_LISTINGS = 50;
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
    ofWrongCodes: z.enum(['true', 'false']).transform((text) => text === 'true'),
    listingIds: jsonField(z.array(id).min(1).max(MAX_LISTINGS)),
    shown: z.string().max(64).nullable(),
  }),
  z.object({
    kind: z.literal('compareAt'),
    intent,
    remedy: z.enum(WAS_PRICE_REMEDIES),
    listingIds: jsonField(z.array(id).min(1).max(MAX_WAS_PRICE_LISTINGS)),
    shown: z.string().max(64).nullable(),
  }),
  z.object({
    kind: z.literal('altText'),
    intent,
    texts: jsonField(z.array(altText).min(1).max(MAX_PHOTOS)),
  }),
]);

const FIELDS = [
  'intent',
  'kind',
  'value',
  'ofWrongCodes',
  'remedy',
  'listingIds',
  'texts',
  'shown',
];

export type BulkCommand = z.infer<typeof form>;

export function parseBulkForm(data: FormData): ReadForm<BulkCommand> {
  const parsed = form.safeParse(Object.fromEntries(FIELDS.map((name) => [name, data.get(name)])));
  return parsed.success ? { done: true, value: parsed.data } : strangeFormOf(parsed.error);
}

const PARAMS = {
  /** An address that names no kind is one for codes. */
  kind: z.enum(BULK_KINDS).catch('hsCode'),
  group: z.string().min(1).max(255).optional().catch(undefined),
};

/** What the address asks for, by the filters of the list of listings, by what was ticked there, and by vendor or category. */
export function parseBulkUrl(params: URLSearchParams): { kind: BulkKind; query: ListingsQuery } {
  const read = (name: string) => params.get(name) ?? undefined;
  const { query } = parseListingsUrl(params);
  const vendor = PARAMS.group.parse(read('vendor'));
  const category = PARAMS.group.parse(read('category'));
  return {
    kind: PARAMS.kind.parse(read('kind')),
    query: {
      ...query,
      ...readTicked(params),
      ...(vendor !== undefined && { vendor }),
      ...(category !== undefined && { category }),
    },
  };
}
