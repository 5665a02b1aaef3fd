import { compareIds, gid } from '../../../store/ids';
import type { ProductRecord } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { sortedBy, type ConnectionArguments, type Listable } from '../../connection';
import { notModelled } from '../../errors';
import { compareInstant, holds, matchesText, searchFilter, type SearchFields } from '../../search';
import { variantSource, type VariantSource } from './variants';

export interface ProductsArguments extends ConnectionArguments {
  query?: string | null;
  sortKey?: string | null;
  savedSearchId?: string | null;
}

const productFields: SearchFields<ProductRecord> = {
  id: (product, term) => holds(compareIds(product.id, term.value), term.operator),
  status: (product, term) => product.status === term.value.toUpperCase(),
  title: (product, term) => matchesText(product.title, term.value),
  handle: (product, term) => matchesText(product.handle, term.value),
  vendor: (product, term) => matchesText(product.vendor, term.value),
  product_type: (product, term) => matchesText(product.productType, term.value),
  tag: (product, term) =>
    product.tags.some((tag) => tag.toLowerCase() === term.value.toLowerCase()),
  sku: (product, term) =>
    product.variants.some((variant) => matchesText(variant.sku ?? '', term.value)),
  created_at: (product, term) => compareInstant(product.createdAt, term),
  updated_at: (product, term) => compareInstant(product.updatedAt, term),
};

const PRODUCT_SORTS: Record<string, (product: ProductRecord) => string> = {
  TITLE: (product) => product.title.toLowerCase(),
  CREATED_AT: (product) => product.createdAt,
  UPDATED_AT: (product) => product.updatedAt,
  VENDOR: (product) => product.vendor.toLowerCase(),
  PRODUCT_TYPE: (product) => product.productType.toLowerCase(),
};

/** Sorted and filtered lists are kept until the catalogue changes: a client pages through one many times. */
const views = new WeakMap<
  SandboxStore,
  { version: number; byKey: Map<string, Listable<ProductRecord>> }
>();

export function findProducts(
  store: SandboxStore,
  query: string | null | undefined,
  sortKey: string | null | undefined,
): Listable<ProductRecord> {
  let kept = views.get(store);
  if (kept?.version !== store.catalogue.version) {
    kept = { version: store.catalogue.version, byKey: new Map() };
    views.set(store, kept);
  }
  const key = JSON.stringify([query ?? '', sortKey ?? 'ID']);
  const present = kept.byKey.get(key);
  if (present) return present;
  const found = listProducts(store, query, sortKey ?? 'ID');
  kept.byKey.set(key, found);
  return found;
}

function listProducts(
  store: SandboxStore,
  query: string | null | undefined,
  sortKey: string,
): Listable<ProductRecord> {
  const filter = searchFilter(query, productFields, (product, text) =>
    [product.title, product.vendor, product.productType, ...product.tags].some((value) =>
      matchesText(value, text),
    ),
  );
  const { unlisted } = store.faults;
  const listed =
    unlisted.size === 0
      ? store.catalogue.all()
      : store.catalogue.all().filter(({ id }) => !unlisted.has(gid('Product', id)));
  const products = filter ? listed.filter(filter) : listed;
  if (sortKey === 'ID' || sortKey === 'RELEVANCE') return { items: products, idOf: ({ id }) => id };
  const valueOf = PRODUCT_SORTS[sortKey];
  if (!valueOf) throw notModelled(`ProductSortKeys.${sortKey}`);
  return sortedBy(products, ({ id }) => id, valueOf);
}

/** What the `products` connection goes through; the bulk export takes it whole. */
export function productsList(
  args: ProductsArguments,
  store: SandboxStore,
): Listable<ProductRecord> {
  if (args.savedSearchId) throw notModelled('saved searches');
  return findProducts(store, args.query, args.sortKey);
}

const variantFields: SearchFields<VariantSource> = {
  id: ({ variant }, term) => holds(compareIds(variant.id, term.value), term.operator),
  product_id: ({ product }, term) => product.id === term.value,
  sku: ({ variant }, term) => matchesText(variant.sku ?? '', term.value),
};

/** Kept until the catalogue changes, as `views` are. */
const variantViews = new WeakMap<SandboxStore, { version: number; variants: VariantSource[] }>();

export function findVariants(
  store: SandboxStore,
  args: ProductsArguments,
): Listable<VariantSource> {
  if (args.sortKey != null && args.sortKey !== 'ID') {
    throw notModelled(`ProductVariantSortKeys.${args.sortKey}`);
  }
  let kept = variantViews.get(store);
  if (kept?.version !== store.catalogue.version) {
    const variants = store.catalogue
      .all()
      .flatMap((product) =>
        product.variants.map((variant, index) => variantSource(product, variant, index)),
      )
      .sort((a, b) => compareIds(a.variant.id, b.variant.id));
    kept = { version: store.catalogue.version, variants };
    variantViews.set(store, kept);
  }
  const filter = searchFilter(args.query, variantFields, ({ variant }, text) =>
    matchesText(variant.title, text),
  );
  return {
    items: filter ? kept.variants.filter(filter) : kept.variants,
    idOf: ({ variant }) => variant.id,
  };
}
