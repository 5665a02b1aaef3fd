import { compareIds, gid } from '../../store/ids';
import { ownNamespace } from '../../store/metafields';
import { buyerPrice, COUNTRY_CURRENCY, moneyText, moneyV2 } from '../../store/prices';
import {
  toCents,
  type MediaRecord,
  type MetafieldRecord,
  type OptionRecord,
  type OptionValueRecord,
  type ProductRecord,
  type VariantRecord,
} from '../../store/records';
import type { SandboxStore } from '../../store/sandbox-store';
import { contentDigest } from '../../store/translations';
import {
  connection,
  inOrder,
  sortedBy,
  type ConnectionArguments,
  type Listable,
} from '../connection';
import { notModelled, requestError } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';
import { compareInstant, holds, matchesText, searchFilter, type SearchFields } from '../search';
import { publishedTranslations, type TranslationArguments } from './translations';

/** A variant is a view of its record within its product. */
export interface VariantSource {
  __typename: 'ProductVariant';
  product: ProductRecord;
  variant: VariantRecord;
  index: number;
}

export interface InventorySource {
  __typename: 'InventoryItem';
  product: ProductRecord;
  variant: VariantRecord;
}

interface ContextArguments {
  context: { country?: string | null } | null;
}

export function variantSource(
  product: ProductRecord,
  variant: VariantRecord,
  index?: number,
): VariantSource {
  return {
    __typename: 'ProductVariant',
    product,
    variant,
    index: index ?? product.variants.indexOf(variant),
  };
}

const idOf = (record: { id: string }): string => record.id;

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

function findProducts(
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
  const products = filter ? store.catalogue.all().filter(filter) : store.catalogue.all();
  if (sortKey === 'ID' || sortKey === 'RELEVANCE') return { items: products, idOf };
  const valueOf = PRODUCT_SORTS[sortKey];
  if (!valueOf) throw notModelled(`ProductSortKeys.${sortKey}`);
  return sortedBy(products, idOf, valueOf);
}

const variantFields: SearchFields<VariantSource> = {
  id: ({ variant }, term) => holds(compareIds(variant.id, term.value), term.operator),
  product_id: ({ product }, term) => product.id === term.value,
  sku: ({ variant }, term) => matchesText(variant.sku ?? '', term.value),
};

/** Kept until the catalogue changes, as `views` are. */
const variantViews = new WeakMap<SandboxStore, { version: number; variants: VariantSource[] }>();

function findVariants(store: SandboxStore, args: ProductsArguments): Listable<VariantSource> {
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

interface ProductsArguments extends ConnectionArguments {
  query?: string | null;
  sortKey?: string | null;
  savedSearchId?: string | null;
}

/** What the `products` connection goes through; the bulk export takes it whole. */
export function productsList(
  args: ProductsArguments,
  store: SandboxStore,
): Listable<ProductRecord> {
  if (args.savedSearchId) throw notModelled('saved searches');
  return findProducts(store, args.query, args.sortKey);
}

export function exactCount(count: number, limit?: number | null) {
  const limited = limit != null && count > limit;
  return { count: limited ? limit : count, precision: limited ? 'AT_LEAST' : 'EXACT' };
}

function priceRange(cents: readonly number[], currency: string) {
  return {
    minVariantPrice: moneyV2(cents.length > 0 ? Math.min(...cents) : 0, currency),
    maxVariantPrice: moneyV2(cents.length > 0 ? Math.max(...cents) : 0, currency),
  };
}

function priceShown(variant: VariantRecord, args: ContextArguments, store: SandboxStore) {
  return buyerPrice(variant, args.context?.country ?? '', {
    currency: store.shop.currency,
    rates: store.rates,
  });
}

export const productResolvers: Resolvers = {
  QueryRoot: {
    product: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      findOne(store, args.id, 'Product'),
    productVariants: (_root: unknown, args: ProductsArguments, { store }: RequestContext) =>
      connection(findVariants(store, args), args),
    productVariant: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      findOne(store, args.id, 'ProductVariant'),
    inventoryItem: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      findOne(store, args.id, 'InventoryItem'),
    products: (_root: unknown, args: ProductsArguments, { store }: RequestContext) =>
      connection(productsList(args, store), args),
    productsCount: (
      _root: unknown,
      args: { query?: string | null; limit?: number | null },
      { store }: RequestContext,
    ) => exactCount(findProducts(store, args.query, null).items.length, args.limit),
    productByHandle: (_root: unknown, args: { handle: string }, { store }: RequestContext) =>
      store.catalogue.all().find((product) => product.handle === args.handle) ?? null,
  },
  Product: {
    id: (product: ProductRecord) => gid('Product', product.id),
    legacyResourceId: (product: ProductRecord) => product.id,
    bodyHtml: (product: ProductRecord) => product.descriptionHtml,
    category: ({ category }: ProductRecord) =>
      category && { __typename: 'TaxonomyCategory', ...category },
    productCategory: () => null,
    hasOnlyDefaultVariant: (product: ProductRecord) =>
      product.variants.length === 1 && product.variants[0]?.title === 'Default Title',
    tracksInventory: () => false,
    totalInventory: () => 0,
    onlineStoreUrl: (product: ProductRecord, _args: unknown, { store }: RequestContext) =>
      product.publishedAt ? `https://${store.shop.domain}/products/${product.handle}` : null,
    onlineStorePreviewUrl: (product: ProductRecord, _args: unknown, { store }: RequestContext) =>
      `https://${store.shop.domain}/products/${product.handle}`,
    options: (product: ProductRecord, args: { first?: number | null }) =>
      product.options
        .slice(0, args.first ?? undefined)
        .map((option, index) => optionSource(option, index)),
    variants: (product: ProductRecord, args: ConnectionArguments) =>
      connection(
        inOrder(
          product.variants.map((variant, index) => variantSource(product, variant, index)),
          (source) => source.variant.id,
        ),
        args,
      ),
    variantsCount: (product: ProductRecord) => exactCount(product.variants.length),
    media: (product: ProductRecord, args: ConnectionArguments) =>
      connection(inOrder(product.media, idOf), args),
    mediaCount: (product: ProductRecord) => exactCount(product.media.length),
    metafields: (
      product: ProductRecord,
      args: ConnectionArguments & { namespace?: string | null; keys?: string[] | null },
    ) =>
      connection(
        inOrder(
          product.metafields.filter((field) => isWanted(field, args)),
          idOf,
        ),
        args,
      ),
    metafield: (product: ProductRecord, args: { namespace?: string | null; key: string }) =>
      product.metafields.find(
        (field) =>
          field.key === args.key &&
          field.namespace === (ownNamespace(args.namespace) ?? field.namespace),
      ) ?? null,
    publishedInContext: (
      product: ProductRecord,
      args: ContextArguments,
      { store }: RequestContext,
    ) => {
      const country = args.context?.country;
      const sold = !country || store.shop.countries.includes(country);
      return product.status === 'ACTIVE' && product.publishedAt !== null && sold;
    },
    priceRangeV2: (product: ProductRecord, _args: unknown, { store }: RequestContext) =>
      priceRange(
        product.variants.map((variant) => variant.priceCents),
        store.shop.currency,
      ),
    contextualPricing: (
      product: ProductRecord,
      args: ContextArguments,
      { store }: RequestContext,
    ) => {
      const prices = product.variants.map((variant) => priceShown(variant, args, store));
      const country = args.context?.country;
      const currency =
        country === 'CA' || country === 'US' ? COUNTRY_CURRENCY[country] : store.shop.currency;
      return {
        fixedQuantityRulesCount: 0,
        priceRange: priceRange(
          prices.map((price) => price.priceCents),
          currency,
        ),
      };
    },
    translations: (product: ProductRecord, args: TranslationArguments, { store }: RequestContext) =>
      publishedTranslations(store, gid('Product', product.id), args),
  },
  ProductOption: {
    id: (source: OptionSource) => gid('ProductOption', source.option.id),
    name: (source: OptionSource) => source.option.name,
    position: (source: OptionSource) => source.index + 1,
    values: (source: OptionSource) => source.option.values.map((value) => value.name),
    optionValues: (source: OptionSource) => source.option.values,
    translations: (source: OptionSource, args: TranslationArguments, { store }: RequestContext) =>
      publishedTranslations(store, gid('ProductOption', source.option.id), args),
  },
  ProductOptionValue: {
    id: (value: OptionValueRecord) => gid('ProductOptionValue', value.id),
    translations: (
      value: OptionValueRecord,
      args: TranslationArguments,
      { store }: RequestContext,
    ) => publishedTranslations(store, gid('ProductOptionValue', value.id), args),
  },
  ProductVariant: {
    id: ({ variant }: VariantSource) => gid('ProductVariant', variant.id),
    legacyResourceId: ({ variant }: VariantSource) => variant.id,
    title: ({ variant }: VariantSource) => variant.title,
    displayName: ({ product, variant }: VariantSource) => `${product.title} - ${variant.title}`,
    sku: ({ variant }: VariantSource) => variant.sku,
    barcode: ({ variant }: VariantSource) => variant.barcode,
    position: ({ index }: VariantSource) => index + 1,
    price: ({ variant }: VariantSource) => moneyText(variant.priceCents),
    compareAtPrice: ({ variant }: VariantSource) =>
      variant.compareAtCents === null ? null : moneyText(variant.compareAtCents),
    taxable: () => true,
    inventoryQuantity: ({ variant }: VariantSource) => variant.stock ?? 0,
    inventoryPolicy: () => 'CONTINUE',
    availableForSale: ({ product }: VariantSource) => product.status === 'ACTIVE',
    selectedOptions: ({ variant }: VariantSource) => variant.selectedOptions,
    showUnitPrice: () => false,
    unitPrice: () => null,
    unitPriceMeasurement: () => null,
    createdAt: ({ product }: VariantSource) => product.createdAt,
    updatedAt: ({ variant }: VariantSource) => variant.updatedAt,
    contextualPricing: (
      { variant }: VariantSource,
      args: ContextArguments,
      { store }: RequestContext,
    ) => {
      const shown = priceShown(variant, args, store);
      return {
        price: moneyV2(shown.priceCents, shown.currency),
        compareAtPrice:
          shown.compareAtCents === null ? null : moneyV2(shown.compareAtCents, shown.currency),
        unitPrice: null,
      };
    },
    inventoryItem: ({ product, variant }: VariantSource): InventorySource => ({
      __typename: 'InventoryItem',
      product,
      variant,
    }),
  },
  InventoryItem: {
    id: ({ variant }: InventorySource) => gid('InventoryItem', variant.inventoryItemId),
    legacyResourceId: ({ variant }: InventorySource) => variant.inventoryItemId,
    sku: ({ variant }: InventorySource) => variant.sku,
    tracked: ({ variant }: InventorySource) => variant.stock !== null,
    requiresShipping: ({ variant }: InventorySource) => variant.inventory.requiresShipping ?? true,
    harmonizedSystemCode: ({ variant }: InventorySource) =>
      variant.inventory.harmonizedSystemCode ?? null,
    countryCodeOfOrigin: ({ variant }: InventorySource) =>
      variant.inventory.countryOfOrigin ?? null,
    provinceCodeOfOrigin: ({ variant }: InventorySource) =>
      variant.inventory.provinceOfOrigin ?? null,
    measurement: ({ variant }: InventorySource) => ({ weight: variant.inventory.weight ?? null }),
    unitCost: ({ variant }: InventorySource) => {
      const cost = variant.inventory.unitCost;
      return cost ? moneyV2(toCents(cost.amount), cost.currency) : null;
    },
    countryHarmonizedSystemCodes: ({ variant }: InventorySource, args: ConnectionArguments) =>
      connection(
        {
          items: (variant.inventory.nationalCodes ?? []).map(({ country, code }) => ({
            countryCode: country,
            harmonizedSystemCode: code,
          })),
          idOf: ({ countryCode }) => countryCode,
        },
        args,
      ),
    createdAt: ({ product }: InventorySource) => product.createdAt,
    updatedAt: ({ variant }: InventorySource) => variant.updatedAt,
    variant: ({ product, variant }: InventorySource) => variantSource(product, variant),
  },
  Metafield: {
    id: (field: MetafieldRecord) => gid('Metafield', field.id),
    // Shopify's digest is opaque; any digest of the content serves.
    jsonValue: (field: MetafieldRecord): unknown =>
      field.type === 'json' || field.type.startsWith('list.')
        ? JSON.parse(field.value)
        : field.value,
    compareDigest: (field: MetafieldRecord) => contentDigest(`${field.type}\n${field.value}`),
  },
  ...mediaResolvers(),
};

interface OptionSource {
  __typename: 'ProductOption';
  option: OptionRecord;
  index: number;
}

export function optionSource(option: OptionRecord, index: number): OptionSource {
  return { __typename: 'ProductOption', option, index };
}

function isWanted(
  field: MetafieldRecord,
  args: { namespace?: string | null; keys?: string[] | null },
): boolean {
  if (args.namespace && field.namespace !== args.namespace) return false;
  return (
    !args.keys ||
    args.keys.includes(`${field.namespace}.${field.key}`) ||
    args.keys.includes(field.key)
  );
}

function mediaResolvers(): Resolvers {
  const shared: Resolvers[string] = {
    id: (media: MediaRecord) => gid(media.__typename, media.id),
    mediaContentType: (media: MediaRecord) => media.kind,
    status: () => 'READY',
    fileStatus: () => 'READY',
    createdAt: (media: MediaRecord) => media.updatedAt,
    preview: (media: MediaRecord) => ({ image: imageOf(media), status: 'READY' }),
  };
  return {
    MediaImage: {
      ...shared,
      mimeType: (media: MediaRecord) => mimeType(media.url),
      image: imageOf,
      translations: (media: MediaRecord, args: TranslationArguments, { store }: RequestContext) =>
        publishedTranslations(store, gid('MediaImage', media.id), args),
    },
    Video: shared,
    ExternalVideo: {
      ...shared,
      originUrl: (media: MediaRecord) => media.url,
      embedUrl: (media: MediaRecord) => media.url,
    },
    Model3d: shared,
    Image: { url: (image: ImageSource) => image.url },
  };
}

interface ImageSource {
  url: string;
  altText: string | null;
  width: number | null;
  height: number | null;
}

function imageOf(media: MediaRecord): ImageSource | null {
  return media.url === null
    ? null
    : { url: media.url, altText: media.alt, width: media.widthPx, height: media.heightPx };
}

function mimeType(url: string | null): string | null {
  const extension = /\.(\w+)(?:\?|$)/.exec(url ?? '')?.[1]?.toLowerCase();
  const types: Record<string, string> = {
    png: 'image/png',
    webp: 'image/webp',
    gif: 'image/gif',
    svg: 'image/svg+xml',
  };
  return extension ? (types[extension] ?? 'image/jpeg') : null;
}

/** A single object by global id: null when it is gone, an error when the id is of another kind. */
export function findOne(
  store: SandboxStore,
  id: string,
  type: 'Product' | 'ProductVariant' | 'InventoryItem',
): unknown {
  const digits = /^gid:\/\/shopify\/(\w+)\/(\d+)/.exec(id);
  if (digits?.[1] !== type) throw requestError(`Invalid id: ${id}`, 'RESOURCE_NOT_FOUND');
  const number = digits[2] ?? '';
  if (type === 'Product') return store.catalogue.find(number);
  const owned = store.catalogue.findPart(type, number);
  if (owned?.record.__typename !== 'ProductVariant') return null;
  return type === 'ProductVariant'
    ? variantSource(owned.product, owned.record)
    : { __typename: 'InventoryItem', product: owned.product, variant: owned.record };
}
