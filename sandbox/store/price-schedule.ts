import type { SandboxPriceChange } from '../model';
import type { Catalogue } from './catalogue';
import { shopifyInstant } from './clock';
import { toCents, type ProductRecord } from './records';

/** The price changes of a seed, each waiting for its time. */
export class PriceSchedule {
  private pending: SandboxPriceChange[];

  constructor(changes: readonly SandboxPriceChange[]) {
    this.pending = [...changes];
  }

  /** Does what has come due. Returns the products whose prices changed. */
  apply(catalogue: Catalogue, now: Date): Set<ProductRecord> {
    const changed = new Set<ProductRecord>();
    const later: SandboxPriceChange[] = [];
    for (const change of this.pending) {
      if (new Date(change.at).getTime() > now.getTime()) {
        later.push(change);
        continue;
      }
      const owner = catalogue.findBySku(change.sku);
      if (!owner) throw new Error(`Price change for an unknown SKU: ${change.sku}`);
      owner.variant.priceCents = toCents(change.price);
      owner.variant.compareAtCents =
        change.compareAtPrice === null ? null : toCents(change.compareAtPrice);
      owner.variant.updatedAt = shopifyInstant(new Date(change.at));
      changed.add(owner.product);
    }
    this.pending = later;
    return changed;
  }
}
