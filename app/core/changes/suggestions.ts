import type { VariantInventory } from '../listing/listing';
import { CUSTOMS_KINDS, type CustomsKind } from './change';
import { variantValueOf } from './variant-values';

/** What another listing of the same type has. */
export interface InUse {
  sameVendor: boolean;
  inventories: VariantInventory[];
}

/** A value that the store itself uses for what is like this listing. */
export interface Suggestion {
  kind: CustomsKind;
  value: string;
  /** How many of them have it. */
  listings: number;
  /** Of the same type and vendor; else of the same type. */
  sameVendor: boolean;
}

/** As many of a kind as help. */
const SUGGESTED = 3;

/**
 * What listings of the same type use, most used first: those of the same vendor where there are any. A weight is
 * suggested only where all have the same: it is the product's own, and not its kind's.
 */
export function suggestions(inUse: readonly InUse[]): Suggestion[] {
  return CUSTOMS_KINDS.flatMap((kind) => {
    const ofVendor = suggestionsOf(
      kind,
      inUse.filter(({ sameVendor }) => sameVendor),
      true,
    );
    const found = ofVendor.length > 0 ? ofVendor : suggestionsOf(kind, inUse, false);
    return kind === 'weight' && found.length > 1 ? [] : found.slice(0, SUGGESTED);
  });
}

function suggestionsOf(kind: CustomsKind, inUse: readonly InUse[], sameVendor: boolean) {
  const counts = new Map<string, number>();
  for (const { inventories } of inUse) {
    const values = inventories.map((inventory) => variantValueOf({ inventory }, kind));
    for (const value of new Set(values)) {
      if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([value, listings]): Suggestion => ({ kind, value, listings, sameVendor }));
}
