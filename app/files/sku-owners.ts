import type { Listing } from '~/core/listing/listing';

/** Which listing has a SKU. Rows that know a variant by its SKU alone tell of no listing where several have it. */
export class SkuOwners {
  /** SKU → listing's id; `null`: of several listings. */
  private readonly owners = new Map<string, string | null>();

  /** `keyOf`: SKUs with the same key are one. */
  constructor(private readonly keyOf: (sku: string) => string = (sku) => sku) {}

  /** Is to be told of every listing before it is asked about any. */
  meet({ id, variants }: Pick<Listing, 'id' | 'variants'>): void {
    for (const { sku } of variants) {
      if (sku === null) continue;
      const key = this.keyOf(sku);
      const owner = this.owners.get(key);
      this.owners.set(key, owner === undefined || owner === id ? id : null);
    }
  }

  isShared(sku: string): boolean {
    return this.owners.get(this.keyOf(sku)) === null;
  }

  /** Whether any listing that was met has it. */
  has(sku: string): boolean {
    return this.owners.has(this.keyOf(sku));
  }
}
