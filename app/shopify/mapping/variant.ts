import { z } from 'zod';
import type { Variant, VariantInventory, Weight } from '~/core/listing/listing';
import type { WeightUnit } from '../generated/documents.generated';
import { meaningOf, type NoteUnknown } from '../unknown-values';
import { contextualPricingSchema, decimalSchema, moneySchema } from './money';

const nationalCodesSchema = z.object({
  nodes: z.array(z.object({ countryCode: z.string(), harmonizedSystemCode: z.string() })),
});

const inventoryItemSchema = z.object({
  tracked: z.boolean().optional(),
  requiresShipping: z.boolean().optional(),
  harmonizedSystemCode: z.string().nullish(),
  countryCodeOfOrigin: z.string().nullish(),
  measurement: z
    .object({
      weight: z.object({ value: z.number(), unit: z.string() }).nullable(),
    })
    .nullish(),
  unitCost: moneySchema.nullish(),
  countryHarmonizedSystemCodes: nationalCodesSchema.optional(),
});

/** A `ProductVariant` as bulk operations and queries give it; what was not asked for may be absent. */
export const variantSchema = z.object({
  id: z.string(),
  title: z.string(),
  position: z.int().optional(),
  sku: z.string().nullable(),
  barcode: z.string().nullish(),
  price: decimalSchema,
  compareAtPrice: decimalSchema.nullable(),
  inventoryQuantity: z.int().nullish(),
  requiresComponents: z.boolean().optional(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  contextualPricingCA: contextualPricingSchema.nullish(),
  contextualPricingUS: contextualPricingSchema.nullish(),
  inventoryItem: inventoryItemSchema.nullish(),
});

export type VariantSource = z.infer<typeof variantSchema>;

const UNITS: Record<WeightUnit, Weight['unit']> = {
  GRAMS: 'GRAMS',
  KILOGRAMS: 'KILOGRAMS',
  OUNCES: 'OUNCES',
  POUNDS: 'POUNDS',
};

/** `currency` is the store's own, in which `price` and `compareAtPrice` are given. */
export function toVariant(source: VariantSource, currency: string, note: NoteUnknown): Variant {
  const { contextualPricingCA: canadian, contextualPricingUS: american } = source;
  return {
    id: source.id,
    title: source.title,
    sku: source.sku,
    ...(source.barcode !== undefined && { barcode: source.barcode }),
    selectedOptions: source.selectedOptions,
    shopPrice: {
      price: { amount: source.price, currency },
      compareAt:
        source.compareAtPrice === null ? null : { amount: source.compareAtPrice, currency },
    },
    ...((canadian || american) && {
      shownPrice: { ...(canadian && { CA: canadian }), ...(american && { US: american }) },
    }),
    ...stockOf(source),
    ...(source.requiresComponents !== undefined && {
      requiresComponents: source.requiresComponents,
    }),
    ...(source.inventoryItem && { inventory: toInventory(source.inventoryItem, note) }),
  };
}

/** Shopify gives a quantity, mostly 0, for what is not tracked as well. */
function stockOf({ inventoryQuantity, inventoryItem }: VariantSource): Pick<Variant, 'stock'> {
  if (inventoryItem?.tracked === false) return { stock: null };
  return inventoryItem?.tracked && typeof inventoryQuantity === 'number'
    ? { stock: inventoryQuantity }
    : {};
}

function toInventory(
  item: z.infer<typeof inventoryItemSchema>,
  note: NoteUnknown,
): VariantInventory {
  return {
    ...(item.requiresShipping !== undefined && { requiresShipping: item.requiresShipping }),
    ...(item.harmonizedSystemCode !== undefined && {
      harmonizedSystemCode: item.harmonizedSystemCode,
    }),
    ...(item.countryCodeOfOrigin !== undefined && { countryOfOrigin: item.countryCodeOfOrigin }),
    ...(item.measurement && toWeight(item.measurement.weight, note)),
    ...(item.unitCost !== undefined && { unitCost: item.unitCost }),
    ...(item.countryHarmonizedSystemCodes && {
      nationalCodes: toNationalCodes({
        countryHarmonizedSystemCodes: item.countryHarmonizedSystemCodes,
      }),
    }),
  };
}

/** A weight in a unit that is not known stays unread: it is neither none nor a number. */
function toWeight(
  weight: { value: number; unit: string } | null,
  note: NoteUnknown,
): Pick<VariantInventory, 'weight'> {
  if (weight === null) return { weight: null };
  const unit = meaningOf(UNITS, { field: 'Weight.unit', value: weight.unit, note });
  return unit === null ? {} : { weight: { value: weight.value, unit } };
}

/** Tariff codes for single destinations. */
export function toNationalCodes(item: {
  countryHarmonizedSystemCodes: z.infer<typeof nationalCodesSchema>;
}): NonNullable<VariantInventory['nationalCodes']> {
  return item.countryHarmonizedSystemCodes.nodes.map((code) => ({
    country: code.countryCode,
    code: code.harmonizedSystemCode,
  }));
}
