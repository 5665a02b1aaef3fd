import { z } from 'zod';
import type { ListingStatus, Weight } from '~/core/listing/listing';
import { parseAmount } from './amounts';

/*
 * A product as a storefront's products.json writes it, and as the REST Admin API did, which adds fields. Every
 * `error` completes the sentence "… is X: expected …".
 */

const text = z.string({ error: 'text' });

const id = z
  .union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)], {
    error: 'an id made of digits',
  })
  .transform(String);

const amount = z
  .union([z.string(), z.number()], { error: 'a number such as 12.99' })
  .transform((value, context) => {
    const parsed = parseAmount(String(value));
    if (parsed.ok) return parsed.amount;
    context.addIssue({ code: 'custom', message: parsed.expected });
    return z.NEVER;
  });

/** An empty text is how some exporters write "no compare-at price". */
const optionalAmount = z.preprocess((value) => (value === '' ? null : value), amount.nullish());

const tags = z.union([z.array(z.string()), z.string().transform(splitTags)], {
  error: 'a list of texts, or one text with commas',
});

const STATUSES: Record<string, ListingStatus> = {
  active: 'ACTIVE',
  archived: 'ARCHIVED',
  draft: 'DRAFT',
  unlisted: 'UNLISTED',
};
export const STATUS_NAMES = Object.keys(STATUSES);

export function listingStatus(name: string): ListingStatus | undefined {
  return STATUSES[name.trim().toLowerCase()];
}

const WEIGHT_UNITS: Record<string, Weight['unit']> = {
  g: 'GRAMS',
  kg: 'KILOGRAMS',
  oz: 'OUNCES',
  lb: 'POUNDS',
};
const WEIGHT_UNIT_NAMES = Object.keys(WEIGHT_UNITS);

export function weightUnit(name: string): Weight['unit'] | undefined {
  return WEIGHT_UNITS[name.trim().toLowerCase()];
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
    compare_at_price: optionalAmount,
    position: z.number({ error: 'a number' }).optional(),
    requires_shipping: z.boolean({ error: 'true or false' }).optional(),
    grams: z
      .number({ error: 'a number of grams' })
      .nonnegative({ error: 'a number of 0 or more' })
      .nullish(),
    weight: z
      .number({ error: 'a number' })
      .nonnegative({ error: 'a number of 0 or more' })
      .nullish(),
    weight_unit: z
      .enum(WEIGHT_UNIT_NAMES, { error: `one of ${WEIGHT_UNIT_NAMES.join(', ')}` })
      .nullish(),
  },
  { error: 'a variant' },
);

const imageSchema = z.object(
  {
    id: id.optional(),
    src: text,
    alt: text.nullish(),
    width: z.number({ error: 'a number of pixels' }).nullish(),
    height: z.number({ error: 'a number of pixels' }).nullish(),
    position: z.number({ error: 'a number' }).optional(),
  },
  { error: 'an image' },
);

const optionSchema = z.object(
  { id: id.optional(), name: text, values: z.array(text, { error: 'a list of texts' }) },
  { error: 'an option' },
);

export const storefrontProductSchema = z.object(
  {
    id: id.optional(),
    handle: text.min(1, { error: 'a handle' }),
    title: text,
    body_html: text.nullish(),
    vendor: text.nullish(),
    product_type: text.nullish(),
    tags: tags.nullish(),
    status: z.enum(STATUS_NAMES, { error: `one of ${STATUS_NAMES.join(', ')}` }).optional(),
    created_at: text.optional(),
    updated_at: text.optional(),
    published_at: text.nullish(),
    options: z.array(optionSchema, { error: 'a list of options' }).optional(),
    variants: z.array(variantSchema, { error: 'a list of variants' }),
    images: z.array(imageSchema, { error: 'a list of images' }),
  },
  { error: 'a product' },
);

export type StorefrontProduct = z.output<typeof storefrontProductSchema>;

export function splitTags(tagList: string): string[] {
  return tagList
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
