import type { z } from 'zod';
import type { Listing } from '~/core/listing/listing';
import { OutsideError } from '~/services/outside-error';
import type { NoteUnknown } from '../unknown-values';
import { productSchema, shopCurrency, toListing } from './listing';
import { mediaKind, mediaSchema, toMedia } from './media';
import { toVariant, variantSchema } from './variant';

/**
 * A listing from a product, its variants and its media as queries give them, its variants put into the order in
 * which buyers see them.
 *
 * @throws OutsideError that names what cannot be read
 */
export function listingOfParts(
  product: unknown,
  {
    variants,
    media,
    note,
  }: { variants: readonly unknown[]; media: readonly { id: string }[]; note: NoteUnknown },
): Listing {
  const source = parse(productSchema, product);
  const currency = shopCurrency(source);
  return toListing(source, {
    variants: variants
      .map((variant) => parse(variantSchema, variant))
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
      .map((variant) => toVariant(variant, currency, note)),
    media: media.flatMap((medium) => {
      const kind = mediaKind(medium.id, note);
      return kind ? toMedia(parse(mediaSchema, medium), kind) : [];
    }),
    note,
  });
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new OutsideError(
    'invalid',
    `a listing came with an unreadable "${issue?.path.join('.') ?? ''}" (${issue?.message ?? 'invalid'})`,
  );
}
