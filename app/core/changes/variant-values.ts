import { hsCodeFault } from '../customs/hs-code';
import { bareHsCode } from '../customs/hs-digits';
import { isOriginCountry, readOrigin } from '../customs/origin';
import type { Listing, Variant, VariantInventory } from '../listing/listing';
import { readWeight, weightText } from '../listing/weight';
import type { VariantKind } from './change';
import { isBlank } from './typed-french';

/**
 * One value of one variant, as somebody typed it: digits of the Harmonized System, `CA-QC`, `1.2 kg`. `null` or blank:
 * none.
 */
export interface TypedVariantValue {
  variantId: string;
  kind: VariantKind;
  value: string | null;
}

/** What of a typed value cannot be meant, so that nothing is sent. */
export type VariantValueFault = 'hsCodeMalformed' | 'originUnknown' | 'weightMalformed';

/** `null`: it can be sent. What is merely wrong (a code that the system does not have) the rules say. */
export function variantValueFault({ kind, value }: TypedVariantValue): VariantValueFault | null {
  if (isBlank(value)) return null;
  switch (kind) {
    case 'hsCode':
      return hsCodeFault(value) === 'malformed' ? 'hsCodeMalformed' : null;
    case 'origin':
      return isOriginCountry(readOrigin(value)?.country ?? '') ? null : 'originUnknown';
    case 'weight':
      return readWeight(value) === null ? 'weightMalformed' : null;
  }
}

/** As it is sent and recorded: the same value is always the same text. A weight of nothing is none. */
export function normalValue({ kind, value }: Omit<TypedVariantValue, 'variantId'>): string | null {
  if (isBlank(value)) return null;
  if (kind === 'hsCode') return bareHsCode(value);
  if (kind === 'origin') return value.trim();
  const weight = readWeight(value);
  return weight === null || weight.value === 0 ? null : weightText(weight);
}

/** What a variant has, as far as its listing was read: of its origin the country. `undefined`: not read. */
export function variantValueOf(
  { inventory }: Pick<Variant, 'inventory'>,
  kind: VariantKind,
): string | null | undefined {
  if (!inventory) return undefined;
  const { harmonizedSystemCode, countryOfOrigin, weight } = inventory;
  switch (kind) {
    case 'hsCode':
      return blankAsNone(harmonizedSystemCode);
    case 'origin':
      return blankAsNone(countryOfOrigin);
    case 'weight':
      return weight && weight.value > 0 ? weightText(weight) : weight && null;
  }
}

function blankAsNone(text: string | null | undefined): string | null | undefined {
  return text === undefined ? undefined : isBlank(text) ? null : text;
}

/** The listing as it is once what was typed is saved. */
export function withVariantValues(listing: Listing, typed: readonly TypedVariantValue[]): Listing {
  const byVariant = Map.groupBy(typed, ({ variantId }) => variantId);
  const variants = listing.variants.map((variant) =>
    (byVariant.get(variant.id) ?? []).reduce(withValue, variant),
  );
  return { ...listing, variants };
}

function withValue(variant: Variant, { kind, value }: TypedVariantValue): Variant {
  const normal = normalValue({ kind, value });
  return { ...variant, inventory: { ...variant.inventory, ...inventoryOf(kind, normal) } };
}

function inventoryOf(kind: VariantKind, value: string | null): VariantInventory {
  switch (kind) {
    case 'hsCode':
      return { harmonizedSystemCode: value };
    case 'origin':
      return { countryOfOrigin: value === null ? null : (readOrigin(value)?.country ?? null) };
    case 'weight':
      return { weight: value === null ? null : readWeight(value) };
  }
}
