import { z } from 'zod';
import type { Money, Price } from '~/core/listing/money';

/** Shopify's `Money` and `Decimal` scalars: text such as `"19.99"`. */
export const decimalSchema = z
  .union([z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal amount such as "19.99"'), z.number()])
  .transform(Number);

export const moneySchema = z
  .object({ amount: decimalSchema, currencyCode: z.string() })
  .transform(({ amount, currencyCode }): Money => ({ amount, currency: currencyCode }));

export const contextualPricingSchema = z
  .object({ price: moneySchema, compareAtPrice: moneySchema.nullable() })
  .transform(({ price, compareAtPrice }): Price => ({ price, compareAt: compareAtPrice }));
