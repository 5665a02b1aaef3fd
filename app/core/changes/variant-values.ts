import { hsCodeFault } from '../customs/hs-code';
import { bareHsCode } from '../customs/hs-digits';
import { isOriginCountry, readOrigin } from '../customs/origin';
import type { Listing, Variant, VariantInventory } from '../listing/listing';
import { readTypedNumber } from '../listing/typed-number';
import { parseWeight, readWeight, weightText } from '../listing/weight';
import type { Price } from '../listing/money';
import type { CustomsKind, VariantKind } from './change';
import { isBlank } from './typed-french';

/**
 * One value of one variant, as somebody typed it: digits of the Harmonized System, `CA-QC`, `1.2 kg`, an amount
 * in the store's currency. `null` or blank: none.
 */
export interface TypedVariantValue {
  variantId: string;
  kind: VariantKind;
  value: string | null;
}

/** What of a typed value cannot be meant, so that nothing is sent. */
export type VariantValueFault =
  'hsCodeMalformed' | 'originUnknown' | 'weightMalformed' | 'amountMalformed' | 'commaAmbiguous';

/** `null`: it can be sent. What is merely wrong (a code that the system does not have) the rules say. */
export function variantValueFault({ kind, value }: TypedVariantValue): VariantValueFault | null {
  if (isBlank(value)) return null;
  switch (kind) {
    case 'hsCode':
      return hsCodeFault(value) === 'malformed' ? 'hsCodeMalformed' : null;
    case 'origin':
      return isOriginCountry(readOrigin(value)?.country ?? '') ? null : 'originUnknown';
    case 'weight':
      return faultOf(readWeight(value), 'weightMalformed');
    case 'compareAt':
      return faultOf(readAmount(value), 'amountMalformed');
  }
}

function faultOf(read: unknown, malformed: VariantValueFault): VariantValueFault | null {
  return read === null ? malformed : read === 'ambiguous' ? 'commaAmbiguous' : null;
}

/** As it is sent and recorded: the same value is always the same text. A weight of nothing is none. */
export function normalValue({ kind, value }: Omit<TypedVariantValue, 'variantId'>): string | null {
  if (isBlank(value)) return null;
  if (kind === 'hsCode') return bareHsCode(value);
  if (kind === 'origin') return value.trim();
  if (kind === 'compareAt') {
    const amount = readAmount(value);
    return amountText(amount === 'ambiguous' ? null : amount);
  }
  const weight = parseWeight(value);
  return weight === null || weight.value === 0 ? null : weightText(weight);
}

/** What a variant has, as far as its listing was read: of its origin the country. `undefined`: not read. */
export function variantValueOf(
  { inventory }: Pick<Variant, 'inventory'>,
  kind: CustomsKind,
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
  if (kind === 'compareAt') return withCompareAt(variant, normal === null ? null : Number(normal));
  return { ...variant, inventory: { ...variant.inventory, ...inventoryOf(kind, normal) } };
}

/** What is shown in a country follows at the rate of the price there, but for what is fixed there. */
function withCompareAt(variant: Variant, amount: number | null): Variant {
  const { shopPrice, shownPrice, hasFixedCanadianPrice } = variant;
  const shop = shopPrice.price;
  const inCountry = ({ price }: Price): Price => {
    const rate = shop.amount === 0 ? 1 : price.amount / shop.amount;
    const compareAt = amount === null ? null : { ...price, amount: cents(amount * rate) };
    return { price, compareAt };
  };
  const { CA, US } = shownPrice ?? {};
  return {
    ...variant,
    shopPrice: { ...shopPrice, compareAt: amount === null ? null : { ...shop, amount } },
    ...(shownPrice && {
      shownPrice: {
        ...(CA && { CA: hasFixedCanadianPrice ? CA : inCountry(CA) }),
        ...(US && { US: inCountry(US) }),
      },
    }),
  };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function readAmount(text: string) {
  return readTypedNumber(text, { mostDecimals: 3 });
}

/** A compare-at price of 0 is none. */
export function amountText(amount: number | null): string | null {
  return amount === null || amount === 0 ? null : String(amount);
}

function inventoryOf(kind: CustomsKind, value: string | null): VariantInventory {
  switch (kind) {
    case 'hsCode':
      return { harmonizedSystemCode: value };
    case 'origin':
      return { countryOfOrigin: value === null ? null : (readOrigin(value)?.country ?? null) };
    case 'weight':
      return { weight: value === null ? null : parseWeight(value) };
  }
}
