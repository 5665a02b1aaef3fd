import { z } from 'zod';
import { gid } from '../store/ids';
import type { SandboxStore } from '../store/sandbox-store';
import { applyForm, type ProductForm } from './product-form';

const photoSchema = z.object({ id: z.string(), alt: z.string() });

/** One edit made in the admin. Ids are part of it, so that doing it again in another process gives the same. */
export const editSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), at: z.iso.datetime(), id: z.string(), title: z.string() }),
  z.object({ kind: z.literal('delete'), at: z.iso.datetime(), productId: z.string() }),
  z.object({
    kind: z.literal('save'),
    at: z.iso.datetime(),
    productId: z.string(),
    form: z.record(z.string(), z.string()),
    removedMedia: z.array(z.string()),
    newPhoto: photoSchema.nullable(),
  }),
]);
export type Edit = z.infer<typeof editSchema>;

export interface SaveResult {
  changedProduct: boolean;
  changedFrench: boolean;
}

/** Far from the ids that the store allots itself. */
const FIRST_EDITOR_ID = 9_200_000_000_000;

/** Edits the store's products for the admin and keeps what was done. */
export class ProductEditor {
  readonly edits: Edit[];

  constructor(
    private readonly store: SandboxStore,
    private readonly onChange: () => void,
    edits: Edit[] = [],
  ) {
    this.edits = edits;
  }

  create(title: string): string {
    const id = this.#nextId();
    this.#perform({ kind: 'create', at: this.#now(), id, title });
    return id;
  }

  delete(productId: string): void {
    this.#perform({ kind: 'delete', at: this.#now(), productId });
  }

  save(
    productId: string,
    form: ProductForm,
    removedMedia: string[],
    newPhotoAlt: string | null,
  ): SaveResult {
    const newPhoto = newPhotoAlt === null ? null : { id: this.#nextId(), alt: newPhotoAlt };
    return this.#perform({
      kind: 'save',
      at: this.#now(),
      productId,
      form,
      removedMedia,
      newPhoto,
    });
  }

  #perform(edit: Edit): SaveResult {
    const result = performEdit(this.store, edit);
    this.edits.push(edit);
    this.onChange();
    return result;
  }

  #now(): string {
    return this.store.clock.now().toISOString();
  }

  #nextId(): string {
    return String(FIRST_EDITOR_ID + this.edits.length + 1);
  }
}

/** Nothing happens to a product that is gone. */
export function performEdit(store: SandboxStore, edit: Edit): SaveResult {
  const nothing = { changedProduct: false, changedFrench: false };
  if (edit.kind === 'create') {
    store.createProduct(newListing(edit.id, edit.title, store.shop.currency));
    return { ...nothing, changedProduct: true };
  }
  const product = store.catalogue.find(edit.productId);
  if (!product) return nothing;
  if (edit.kind === 'delete') {
    store.deleteProduct(gid('Product', product.id));
    return { ...nothing, changedProduct: true };
  }
  return applyForm(store, product, edit.form, edit);
}

function newListing(id: string, title: string, currency: string) {
  return {
    id: gid('Product', id),
    handle: `product-${id}`,
    title,
    descriptionHtml: '',
    status: 'DRAFT' as const,
    vendor: '',
    productType: '',
    tags: [],
    options: [{ name: 'Title', values: ['Default Title'] }],
    variants: [
      {
        id: gid('ProductVariant', id),
        title: 'Default Title',
        sku: null,
        selectedOptions: [{ name: 'Title', value: 'Default Title' }],
        shopPrice: { price: { amount: 0, currency }, compareAt: null },
      },
    ],
    media: [],
  };
}
