import type { VariantKind } from '~/core/changes/change';
import type { Suggestion } from '~/core/changes/suggestions';
import type { TypedVariantValue, VariantValueFault } from '~/core/changes/variant-values';
import type { HsEntry } from '~/core/customs/hs-texts';
import type { PricePlace } from '~/core/prices/was-price-claim';
import type { SaidFinding } from './verdict-views';

/** What customs and carriers need of a listing, variant by variant, to be fixed. */
export interface CustomsView {
  listingId: string;
  title: string;
  variants: VariantValuesView[];
  suggestions: Suggestion[];
  /** Words of the codes among all these. */
  hsEntries: HsEntry[];
  /** Open ones about customs and weight. */
  findings: SaidFinding[];
  productUrl: string;
}

export interface VariantValuesView {
  id: string;
  title: string;
  sku: string | null;
  /** As Shopify has them now. */
  values: Partial<Record<VariantKind, string | null>>;
}

/** Compare-at prices of a listing, to be cleared or set. */
export interface WasPricesView {
  listingId: string;
  title: string;
  /** ISO 4217, of the amounts. */
  currency: string;
  /** Those that have a compare-at price. */
  variants: WasPriceView[];
  /** Open ones about compare-at prices. */
  findings: SaidFinding[];
  productUrl: string;
}

export interface WasPriceView extends VariantValuesView {
  /** In the store's own currency. */
  price: number;
  /** The highest earlier price that the rules find nothing against; `null`: none, or it cannot be told. */
  borne: BornePrice | null;
}

/** A compare-at price with its evidence. */
export interface BornePrice {
  /** In the store's own currency. */
  amount: number;
  evidence: PriceEvidenceView[];
}

/** How long the price, or more, was asked in a country. */
export interface PriceEvidenceView {
  place: PricePlace;
  heldDays: number;
  days: number;
  /** Of these days, those whose price is known by the merchant's own word alone. */
  importedDays: number;
}

/** With what the page showed when it was typed. */
export interface VariantValueToSave extends TypedVariantValue {
  shown: string | null;
}

/** Somebody changed values since the page showed them; `value` is what they are. */
export interface VariantValuesChanged {
  why: 'variantValuesChanged';
  values: TypedVariantValue[];
}

/** What cannot be meant, by kind of value. */
export type WrongVariantValues = Partial<Record<VariantKind, VariantValueFault>>;
