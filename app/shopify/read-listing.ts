import type { z } from 'zod';
import type { Listing } from '~/core/listing/listing';
import type { AdminClient } from './admin-client';
import { ShopifyError } from './errors';
import {
  ListingDocument,
  ListingMediaPageDocument,
  ListingVariantsDocument,
} from './generated/documents.generated';
import { productSchema, shopCurrency, toListing } from './mapping/listing';
import { mediaKind, mediaSchema, toMedia } from './mapping/media';
import { toVariant, variantSchema } from './mapping/variant';
import { readCanadianPricing, withCanadianPricing } from './read-canadian-prices';
import { readFrenchOf, type FrenchPlaces } from './read-french';

interface Page<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
}

/**
 * One product with all its variants, media and French. `null` where it is gone, also where it disappears
 * between two pages.
 */
export async function readListing(
  client: AdminClient,
  id: string,
  { withCosts, ...places }: FrenchPlaces & { withCosts: boolean },
): Promise<Listing | null> {
  const { product } = await client.request(ListingDocument, { id, withCosts });
  if (!product) return null;
  const variants = await allPages(product.variants, async (after) => {
    const page = await client.request(ListingVariantsDocument, { id, after, withCosts });
    return page.product?.variants ?? null;
  });
  const media = await allPages(product.media, async (after) => {
    const page = await client.request(ListingMediaPageDocument, { id, after });
    return page.product?.media ?? null;
  });
  if (!variants || !media) return null;
  const source = parse(productSchema, product);
  const currency = shopCurrency(source);
  const listing = toListing(
    source,
    variants.map((variant) => toVariant(parse(variantSchema, variant), currency)),
    media.flatMap((medium) => {
      const kind = mediaKind(medium.id);
      return kind ? toMedia(parse(mediaSchema, medium), kind) : [];
    }),
  );
  return {
    ...withCanadianPricing(listing, await readCanadianPricing(client, id)),
    ...(await readFrenchOf(client, id, places)),
  };
}

async function allPages<Node>(
  first: Page<Node>,
  next: (after: string) => Promise<Page<Node> | null>,
): Promise<Node[] | null> {
  const nodes = [...first.nodes];
  for (let { pageInfo } = first; pageInfo.hasNextPage && pageInfo.endCursor !== null;) {
    const page = await next(pageInfo.endCursor);
    if (!page) return null;
    nodes.push(...page.nodes);
    pageInfo = page.pageInfo;
  }
  return nodes;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ShopifyError(
    'invalid',
    `a listing came with an unreadable "${issue?.path.join('.') ?? ''}" (${issue?.message ?? 'invalid'})`,
  );
}
