import type { z } from 'zod';
import type { Listing } from '~/core/listing/listing';
import { globalIdType } from '~/core/store/global-id';
import { productSchema, shopCurrency, toListing } from '../mapping/listing';
import { mediaKind, mediaSchema, toMedia } from '../mapping/media';
import { toVariant, variantSchema, type VariantSource } from '../mapping/variant';
import { NOT_NOTED, type NoteUnknown } from '../unknown-values';
import { BulkFileError } from './bulk-file-error';
import { groupJsonl, type BulkGroup, type BulkObject, type GroupOptions } from './group-jsonl';

export interface ReadBulkFileOptions extends GroupOptions {
  /** ISO 4217 of the store, for files whose products do not carry `priceRangeV2`. */
  currency?: string;
  /** For what Shopify wrote itself; a merchant's file may hold what nobody asked for. */
  note?: NoteUnknown;
}

/**
 * Streams the listings of a bulk-operation JSONL file of products, in file order and with bounded memory.
 * Listings carry no French: bulk operations cannot give it.
 *
 * @throws BulkFileError with the line and what was expected there
 */
export async function* readBulkFile(
  path: string,
  options: ReadBulkFileOptions = {},
): AsyncGenerator<Listing> {
  for await (const group of groupJsonl(path, options)) yield listingOf(group, options);
}

/** @throws BulkFileError */
export function listingOf(
  { root, children }: BulkGroup,
  { currency, note = NOT_NOTED }: ReadBulkFileOptions,
): Listing {
  const product = parse(productSchema, root);
  const variants = new Map<string, VariantSource>();
  const media = new Map<string, ReturnType<typeof toMedia>>();
  for (const child of children) {
    if (globalIdType(child.id) === 'ProductVariant') {
      variants.set(child.id, parse(variantSchema, child));
      continue;
    }
    const kind = mediaKind(child.id, note);
    if (kind) media.set(child.id, toMedia(parse(mediaSchema, child), kind));
  }
  const ownCurrency = shopCurrency(product, currency);
  return toListing(product, {
    variants: [...variants.values()]
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
      .map((variant) => toVariant(variant, ownCurrency, note)),
    media: [...media.values()],
    note,
  });
}

function parse<T>(schema: z.ZodType<T>, object: BulkObject): T {
  const result = schema.safeParse(object.value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new BulkFileError(
    object.line,
    `${object.id} with a readable "${field}" (${issue?.message ?? 'invalid'})`,
  );
}
