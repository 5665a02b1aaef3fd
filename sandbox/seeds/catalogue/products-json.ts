import { z } from 'zod';
import { exactNumber, parseJson } from '../../json';
import type { SeedInventory, SeedMedia, SeedProduct, SeedVariant } from '../../seed-product';
import { AMOUNT, CatalogueError, quote } from './catalogue-error';
import { readText } from './read-file';
import { splitTags, STATUSES, WEIGHT_UNITS } from './words';

/*
 * A product as a storefront's products.json writes it, and as the REST Admin API did, which adds fields. Every message
 * completes "… is X: expected …".
 */

const text = z.string('text');

const ID = 'an id made of digits';
const id = z
  .union([z.number().int(ID).nonnegative(ID), z.string().regex(/^\d+$/, ID)], ID)
  .transform(String);

const PRICE = 'a number such as 12.99';
const amount = z
  .union([z.number().nonnegative(PRICE), z.string().trim().regex(AMOUNT, PRICE)], PRICE)
  .transform(Number);

const position = z.number('a number').default(0);

function wordOf<T>(words: Readonly<Record<string, T>>) {
  return z
    .enum(Object.keys(words), `one of ${Object.keys(words).join(', ')}`)
    .transform((word) => words[word]);
}

const variantSchema = z.object(
  {
    id: id.optional(),
    title: text,
    sku: text.nullish(),
    barcode: text.nullish(),
    option1: text.nullish(),
    option2: text.nullish(),
    option3: text.nullish(),
    price: amount,
    // An empty text is how some exporters write that there is none.
    compare_at_price: z.preprocess((value) => (value === '' ? null : value), amount.nullish()),
    position,
    requires_shipping: z.boolean('true or false').optional(),
    grams: z.number('a number of grams').nullish(),
    weight: z.number('a number').nullish(),
    weight_unit: wordOf(WEIGHT_UNITS).nullish(),
  },
  'a variant',
);

const imageSchema = z.object(
  {
    id: id.optional(),
    src: text,
    alt: text.nullish(),
    width: z.number('a number of pixels').nullish(),
    height: z.number('a number of pixels').nullish(),
    position,
  },
  'an image',
);

const optionSchema = z.object(
  { id: id.optional(), name: text, values: z.array(text) },
  'an option',
);

const productSchema = z.object(
  {
    id: id.optional(),
    handle: text.min(1, 'a handle'),
    title: text,
    body_html: text.nullish(),
    vendor: text.nullish(),
    product_type: text.nullish(),
    tags: z.union([z.array(text), text.transform(splitTags)], 'a list of texts').nullish(),
    status: wordOf(STATUSES).optional(),
    created_at: text.optional(),
    updated_at: text.optional(),
    published_at: text.nullish(),
    options: z.array(optionSchema, 'a list of options').default([]),
    variants: z.array(variantSchema, 'a list of variants'),
    images: z.array(imageSchema, 'a list of images'),
  },
  'a product',
);

const fileSchema = z.union([
  z.array(z.unknown()),
  z.object({ products: z.array(z.unknown()) }).transform(({ products }) => products),
]);

type Product = z.output<typeof productSchema>;
type Variant = Product['variants'][number];

/** Reads `{"products": […]}` or a bare array. Such a file names no currency. Throws `CatalogueError`. */
export async function readProductsJson(file: string, currency: string): Promise<SeedProduct[]> {
  const list = fileSchema.safeParse(parseFile(file, await readText(file)));
  if (!list.success) {
    throw new CatalogueError(file, 1, 'has no list of products: expected {"products": [ … ]}');
  }
  return list.data.map((value, index) => {
    const product = productSchema.safeParse(value);
    if (product.success) return toSeed(product.data, currency);
    throw badProduct(file, index, value, product.error);
  });
}

function parseFile(file: string, content: string): unknown {
  try {
    return parseJson(content, exactNumber);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Where the text ends too early, the message names no place.
    const place = /\(line (\d+) column (\d+)\)/.exec(error.message);
    const line = place ? Number(place[1]) : content.trimEnd().split('\n').length;
    const problem = error.message.replace(/ in JSON at position.*$/s, '');
    throw new CatalogueError(file, line, `is not valid JSON: ${problem}`);
  }
}

function badProduct(file: string, index: number, value: unknown, error: z.ZodError) {
  const [issue] = error.issues;
  const at = (path: PropertyKey[]) =>
    path.reduce<unknown>(
      (found, key) =>
        typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined,
      value,
    );
  const path = issue?.path ?? [];
  const handle = at(['handle']);
  const name = typeof handle === 'string' ? ` (${quote(handle)})` : '';
  const field = path.length === 0 ? 'it' : path.join('.');
  const found = at(path);
  return new CatalogueError(
    file,
    null,
    `product ${index + 1}${name}: ${field} is ${found === undefined ? 'missing' : quote(found)}: expected ${issue?.message ?? 'something else'}`,
  );
}

function toSeed(product: Product, currency: string): SeedProduct {
  const names = product.options.map(({ name }) => name);
  return {
    id: globalId('Product', product.id),
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.body_html ?? '',
    // A storefront shows active products only, so its file does not say so.
    status: product.status ?? 'ACTIVE',
    vendor: product.vendor ?? '',
    productType: product.product_type ?? '',
    tags: product.tags ?? [],
    ...(product.created_at !== undefined && { createdAt: product.created_at }),
    ...(product.updated_at !== undefined && { updatedAt: product.updated_at }),
    ...(product.published_at !== undefined && { publishedAt: product.published_at }),
    options: product.options.map((option) => ({
      id: globalId('ProductOption', option.id),
      name: option.name,
      values: option.values,
    })),
    variants: byPosition(product.variants).map((variant) => toVariant(variant, names, currency)),
    media: byPosition(product.images).map(toMedia),
  };
}

function toVariant(variant: Variant, optionNames: string[], currency: string): SeedVariant {
  const values = [variant.option1, variant.option2, variant.option3];
  const money = (value: number) => ({ amount: value, currency });
  return {
    id: globalId('ProductVariant', variant.id),
    title: variant.title,
    sku: variant.sku || null,
    barcode: variant.barcode || null,
    selectedOptions: optionNames.flatMap((name, index) => {
      const value = values[index];
      return value == null ? [] : [{ name, value }];
    }),
    shopPrice: {
      price: money(variant.price),
      compareAt: variant.compare_at_price == null ? null : money(variant.compare_at_price),
    },
    inventory: inventoryOf(variant),
  };
}

function inventoryOf({ requires_shipping, grams, weight, weight_unit }: Variant): SeedInventory {
  return {
    ...(requires_shipping !== undefined && { requiresShipping: requires_shipping }),
    ...(weight != null && weight_unit
      ? { weight: { value: weight, unit: weight_unit } }
      : grams != null && { weight: { value: grams, unit: 'GRAMS' } }),
  };
}

function toMedia(image: Product['images'][number]): SeedMedia {
  return {
    id: globalId('MediaImage', image.id),
    kind: 'IMAGE',
    url: image.src,
    alt: image.alt ?? null,
    widthPx: image.width ?? null,
    heightPx: image.height ?? null,
  };
}

/** The store gives an id to what has none. */
function globalId(type: string, digits: string | undefined): string {
  return digits === undefined ? '' : `gid://shopify/${type}/${digits}`;
}

function byPosition<T extends { position: number }>(items: T[]): T[] {
  return items.toSorted((a, b) => a.position - b.position);
}
