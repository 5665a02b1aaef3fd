import { z } from 'zod';
import type { MediaContentType } from '../../schema/generated/inputs.generated';
import type { SeedMedia, SeedProduct, SeedVariant } from '../../seed-product';
import { parseGid } from '../../store/ids';
import { CatalogueError } from './catalogue-error';
import { readLines } from './read-file';

/*
 * Products as a bulk operation writes them: one object a line, its parent named by `__parentId`. What the query did not
 * ask for is absent.
 */

const lineSchema = z.looseObject({ id: z.string(), __parentId: z.string().optional() });

const decimal = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, 'an amount such as "19.99"')])
  .transform(Number);
const money = z
  .object({ amount: decimal, currencyCode: z.string() })
  .transform(({ amount, currencyCode }) => ({ amount, currency: currencyCode }));
const buyerPrice = z
  .object({ price: money, compareAtPrice: money.nullable() })
  .transform(({ price, compareAtPrice }) => ({ price, compareAt: compareAtPrice }));

const productSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string().default(''),
  status: z.enum(['ACTIVE', 'ARCHIVED', 'DRAFT', 'UNLISTED']).default('ACTIVE'),
  vendor: z.string().default(''),
  productType: z.string().default(''),
  category: z.object({ id: z.string(), name: z.string(), fullName: z.string() }).nullish(),
  tags: z.array(z.string()).default([]),
  isGiftCard: z.boolean().optional(),
  combinedListingRole: z.string().nullish(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
  publishedAt: z.string().nullish(),
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }).optional(),
  options: z
    .array(
      z.object({
        id: z.string().optional(),
        name: z.string(),
        values: z.array(z.string()).optional(),
        optionValues: z.array(z.object({ name: z.string() })).optional(),
      }),
    )
    .default([]),
  priceRangeV2: z.object({ minVariantPrice: z.object({ currencyCode: z.string() }) }).optional(),
});

const variantSchema = z.object({
  id: z.string(),
  title: z.string(),
  position: z.number().default(0),
  sku: z.string().nullish(),
  barcode: z.string().nullish(),
  price: decimal,
  compareAtPrice: decimal.nullish(),
  inventoryQuantity: z.number().nullish(),
  requiresComponents: z.boolean().default(false),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  contextualPricingCA: buyerPrice.nullish(),
  contextualPricingUS: buyerPrice.nullish(),
  inventoryItem: z
    .object({
      tracked: z.boolean().optional(),
      requiresShipping: z.boolean().optional(),
      harmonizedSystemCode: z.string().nullish(),
      countryCodeOfOrigin: z.string().nullish(),
      measurement: z
        .object({
          weight: z
            .object({
              unit: z.enum(['GRAMS', 'KILOGRAMS', 'OUNCES', 'POUNDS']),
              value: z.number(),
            })
            .nullable(),
        })
        .nullish(),
      unitCost: money.nullish(),
    })
    .nullish(),
});

const picture = z.object({
  url: z.string().nullish(),
  altText: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
});
const mediaSchema = picture.extend({
  id: z.string(),
  alt: z.string().nullish(),
  image: picture.nullish(),
  preview: z.object({ image: picture.nullish() }).nullish(),
});

const MEDIA_KINDS: Readonly<Record<string, MediaContentType>> = {
  MediaImage: 'IMAGE',
  ProductImage: 'IMAGE',
  Video: 'VIDEO',
  ExternalVideo: 'EXTERNAL_VIDEO',
  Model3d: 'MODEL_3D',
};

interface Group {
  product: z.output<typeof productSchema>;
  variants: z.output<typeof variantSchema>[];
  media: SeedMedia[];
}

/** Reads the products of a file of JSON lines, in the file's order. Throws `CatalogueError` with the line. */
export async function readBulkJsonl(file: string, currency: string): Promise<SeedProduct[]> {
  const groups = new Map<string, Group>();
  const children: { line: number; parent: string; value: z.output<typeof lineSchema> }[] = [];
  for await (const { line, text } of readLines(file)) {
    if (text.trim() === '') continue;
    const value = parseLine(file, line, text);
    // A child may stand before its parent.
    if (value.__parentId !== undefined) children.push({ line, parent: value.__parentId, value });
    else if (parseGid(value.id)?.type === 'Product') {
      const product = checked(file, line, productSchema, value);
      groups.set(product.id, { product, variants: [], media: [] });
    }
  }
  for (const { line, parent, value } of children) {
    const group = groups.get(parent);
    if (!group) throw new CatalogueError(file, line, `belongs to ${parent}, which the file lacks`);
    const type = parseGid(value.id)?.type ?? '';
    const kind = MEDIA_KINDS[type];
    if (kind) group.media.push(toMedia(checked(file, line, mediaSchema, value), kind));
    else if (type === 'ProductVariant') {
      group.variants.push(checked(file, line, variantSchema, value));
    }
  }
  return [...groups.values()].map((group) => toSeed(group, currency));
}

function parseLine(file: string, line: number, text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CatalogueError(file, line, 'is not valid JSON: the file may be cut');
  }
  return checked(file, line, lineSchema, value);
}

function checked<T>(file: string, line: number, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new CatalogueError(file, line, `"${field}" cannot be read: ${issue?.message ?? 'invalid'}`);
}

function toSeed({ product, variants, media }: Group, fallbackCurrency: string): SeedProduct {
  const { options, priceRangeV2, category, combinedListingRole, ...fields } = product;
  const currency = priceRangeV2?.minVariantPrice.currencyCode ?? fallbackCurrency;
  return {
    ...fields,
    category: category ?? null,
    isCombinedListingParent: combinedListingRole === 'PARENT',
    options: options.map(({ id, name, values, optionValues }) => ({
      ...(id !== undefined && { id }),
      name,
      values: values ?? optionValues?.map((value) => value.name) ?? [],
    })),
    variants: variants
      .toSorted((a, b) => a.position - b.position)
      .map((variant) => toVariant(variant, currency)),
    media,
  };
}

function toVariant(variant: Group['variants'][number], currency: string): SeedVariant {
  const { inventoryItem: item, contextualPricingCA, contextualPricingUS } = variant;
  return {
    id: variant.id,
    title: variant.title,
    sku: variant.sku || null,
    barcode: variant.barcode || null,
    selectedOptions: variant.selectedOptions,
    shopPrice: {
      price: { amount: variant.price, currency },
      compareAt:
        variant.compareAtPrice == null ? null : { amount: variant.compareAtPrice, currency },
    },
    shownPrice: {
      ...(contextualPricingCA && { CA: contextualPricingCA }),
      ...(contextualPricingUS && { US: contextualPricingUS }),
    },
    // Shopify gives a quantity, mostly 0, for what is not tracked as well.
    requiresComponents: variant.requiresComponents,
    stock: item?.tracked ? (variant.inventoryQuantity ?? null) : null,
    inventory: {
      ...(item?.requiresShipping !== undefined && { requiresShipping: item.requiresShipping }),
      harmonizedSystemCode: item?.harmonizedSystemCode ?? null,
      countryOfOrigin: item?.countryCodeOfOrigin ?? null,
      weight: item?.measurement?.weight ?? null,
      unitCost: item?.unitCost ?? null,
    },
  };
}

function toMedia(source: z.output<typeof mediaSchema>, kind: MediaContentType): SeedMedia {
  const image = source.image ?? source.preview?.image ?? source;
  return {
    id: source.id,
    kind,
    url: image.url ?? null,
    alt: source.alt ?? image.altText ?? null,
    widthPx: image.width ?? null,
    heightPx: image.height ?? null,
  };
}
