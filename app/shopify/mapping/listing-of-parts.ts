import type { z } from 'zod';
import type { Listing } from '~/core/listing/listing';
import { OutsideError } from '~/services/outside-error';
import { productSchema, shopCurrency, toListing } from './listing';
import { mediaKind, mediaSchema, toMedia } from './media';
import { toVariant, variantSchema } from './variant';

/**
 * A listing from a product, its variants and its media as queries give them, the variants in the order in which
 * buyers see them.
 *
 * @throws OutsideError that names what cannot be read
 */
export function listingOfParts(
  product: unknown,
  variants: readonly unknown[],
  media: readonly { id: string }[],
): Listing {
  const source = parse(productSchema, product);
  const currency = shopCurrency(source);
  return toListing(
    source,
    variants
      .map((variant) => parse(variantSchema, variant))
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
      .map((variant) => toVariant(variant, currency)),
    media.flatMap((medium) => {
      const kind = mediaKind(medium.id);
      return kind ? toMedia(parse(mediaSchema, medium), kind) : [];
    }),
  );
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
