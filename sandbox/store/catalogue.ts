import { compareIds, parseGid } from './ids';
import type {
  MediaRecord,
  MetafieldRecord,
  OptionRecord,
  OptionValueRecord,
  ProductRecord,
  VariantRecord,
} from './records';

export type ChildRecord =
  VariantRecord | MediaRecord | OptionRecord | OptionValueRecord | MetafieldRecord;

/** A record found by its global id, with the product that it belongs to. */
export interface OwnedRecord {
  product: ProductRecord;
  record: ChildRecord;
}

export interface OwnedVariant {
  product: ProductRecord;
  variant: VariantRecord;
}

/** The products of the store, found by id, handle, SKU or the id of a part. */
export class Catalogue {
  /** Grows with every change: views of the catalogue are kept until it does. */
  version = 0;
  private readonly products = new Map<string, ProductRecord>();
  private readonly handles = new Set<string>();
  /** Built on the first look-up by part: an export of a large store never needs it. */
  private owners: Map<string, OwnedRecord> | null = null;
  private sorted: ProductRecord[] | null = null;
  private bySku: Map<string, OwnedVariant> | null = null;

  get size(): number {
    return this.products.size;
  }

  find(id: string): ProductRecord | null {
    return this.products.get(id) ?? null;
  }

  hasHandle(handle: string): boolean {
    return this.handles.has(handle);
  }

  /** In order of their ids. */
  all(): readonly ProductRecord[] {
    this.sorted ??= [...this.products.values()].sort((a, b) => compareIds(a.id, b.id));
    return this.sorted;
  }

  add(product: ProductRecord): void {
    this.products.set(product.id, product);
    this.handles.add(product.handle);
    this.sorted = null;
    this.bySku = null;
    if (this.owners) for (const part of partsOf(product)) this.addPart(product, part);
    this.changed();
  }

  remove(product: ProductRecord): void {
    this.products.delete(product.id);
    this.handles.delete(product.handle);
    this.sorted = null;
    this.bySku = null;
    if (this.owners) for (const part of partsOf(product)) this.removePart(part);
    this.changed();
  }

  /** Call when a part was added to a product that is already here. */
  addPart(product: ProductRecord, record: ChildRecord): void {
    this.owners?.set(`${record.__typename}/${record.id}`, { product, record });
    if (record.__typename === 'ProductVariant')
      this.owners?.set(`InventoryItem/${record.inventoryItemId}`, { product, record });
  }

  removePart(record: ChildRecord): void {
    this.owners?.delete(`${record.__typename}/${record.id}`);
    if (record.__typename === 'ProductVariant')
      this.owners?.delete(`InventoryItem/${record.inventoryItemId}`);
  }

  rename(product: ProductRecord, handle: string): void {
    this.handles.delete(product.handle);
    this.handles.add(handle);
    product.handle = handle;
  }

  /** Call after any change of a product or its parts. */
  changed(): void {
    this.version += 1;
  }

  /** An inventory item is found as its variant. */
  findPart(type: ChildRecord['__typename'] | 'InventoryItem', id: string): OwnedRecord | null {
    if (!this.owners) {
      this.owners = new Map();
      for (const product of this.products.values()) {
        for (const part of partsOf(product)) this.addPart(product, part);
      }
    }
    return this.owners.get(`${type}/${id}`) ?? null;
  }

  findBySku(sku: string): OwnedVariant | null {
    if (!this.bySku) {
      this.bySku = new Map();
      for (const product of this.all()) {
        for (const variant of product.variants)
          if (variant.sku) this.bySku.set(variant.sku, { product, variant });
      }
    }
    return this.bySku.get(sku) ?? null;
  }

  /** By global id; throws where there is no such product. */
  product(productId: string): ProductRecord {
    const parsed = parseGid(productId);
    const product = parsed?.type === 'Product' ? this.find(parsed.id) : null;
    if (!product) throw new Error(`No product ${productId}`);
    return product;
  }

  variant(variantId: string): OwnedVariant {
    const parsed = parseGid(variantId);
    const owned = parsed?.type === 'ProductVariant' ? this.findPart(parsed.type, parsed.id) : null;
    if (owned?.record.__typename !== 'ProductVariant') throw new Error(`No variant ${variantId}`);
    return { product: owned.product, variant: owned.record };
  }

  media(mediaId: string): { product: ProductRecord; media: MediaRecord } {
    const parsed = parseGid(mediaId);
    for (const type of ['MediaImage', 'Video', 'ExternalVideo', 'Model3d'] as const) {
      const owned = parsed?.type === type ? this.findPart(type, parsed.id) : null;
      if (owned && 'kind' in owned.record) return { product: owned.product, media: owned.record };
    }
    throw new Error(`No media ${mediaId}`);
  }
}

export function partsOf(product: ProductRecord): ChildRecord[] {
  return [
    ...product.variants,
    ...product.media,
    ...product.options,
    ...product.options.flatMap((option) => option.values),
    ...product.metafields,
  ];
}
