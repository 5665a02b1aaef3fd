import { skuKey } from './sku-key';

export interface VariantSku {
  sku: string;
  listingId: string;
  variantId: string;
}

export type SkuMatch =
  | {
      kind: 'one';
      listingId: string;
      /** `null` where several variants of the listing share the SKU. */
      variantId: string | null;
      /** Found in another case, or with other blanks, than it was asked for. */
      isRespelled: boolean;
    }
  | { kind: 'several'; listingIds: string[] }
  | { kind: 'none' };

/** Which listing is meant by a SKU: that which has it as it stands, else that which has it in another spelling. */
export class SkuMatches {
  private readonly exact = new Map<string, VariantSku[]>();
  private readonly folded = new Map<string, VariantSku[]>();

  constructor(variants: Iterable<VariantSku>) {
    for (const variant of variants) {
      add(this.exact, variant.sku, variant);
      if (skuKey(variant.sku) !== '') add(this.folded, skuKey(variant.sku), variant);
    }
  }

  of(sku: string): SkuMatch {
    const exact = sku === '' ? undefined : this.exact.get(sku);
    const found = exact ?? this.folded.get(skuKey(sku)) ?? [];
    const listingIds = [...new Set(found.map(({ listingId }) => listingId))].sort();
    const [listingId] = listingIds;
    if (listingId === undefined) return { kind: 'none' };
    if (listingIds.length > 1) return { kind: 'several', listingIds };
    const variantId = found.length === 1 ? (found[0]?.variantId ?? null) : null;
    return { kind: 'one', listingId, variantId, isRespelled: exact === undefined };
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
