import { gid, parseGid } from '../../../store/ids';
import { COUNTRY_CURRENCY, moneyV2 } from '../../../store/prices';
import type { ProductRecord } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { connection, exactCount, inOrder, type ConnectionArguments } from '../../connection';
import { requestError } from '../../errors';
import { accessDenied, type RequestContext, type Resolvers } from '../../resolver';
import { publishedTranslations, type TranslationArguments } from '../translations/sources';
import { findProducts, findVariants, productsList, type ProductsArguments } from './lists';
import { optionSource } from './options';
import { priceShown, variantSource, type ContextArguments } from './variants';

const idOf = (record: { id: string }): string => record.id;

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
    hasVariantsThatRequiresComponents: (product: ProductRecord) =>
      product.variants.some(({ requiresComponents }) => requiresComponents),
    variantsCount: (product: ProductRecord) => exactCount(product.variants.length),
    media: (product: ProductRecord, args: ConnectionArguments) =>
      connection(inOrder(product.media, idOf), args),
    mediaCount: (product: ProductRecord) => exactCount(product.media.length),
    publishedInContext: (
      product: ProductRecord,
      args: ContextArguments,
      { store }: RequestContext,
    ) => {
      if (!store.grantedScopes.includes('read_publications')) {
        throw accessDenied('publishedInContext', 'read_publications');
      }
      const country = args.context?.country;
      const sold =
        !country ||
        (store.shop.countries.includes(country) &&
          !product.notSoldIn.some((left) => left === country));
      // Nobody saw what Shopify says of an unlisted product.
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
};

function priceRange(cents: readonly number[], currency: string) {
  return {
    minVariantPrice: moneyV2(cents.length > 0 ? Math.min(...cents) : 0, currency),
    maxVariantPrice: moneyV2(cents.length > 0 ? Math.max(...cents) : 0, currency),
  };
}

/** A single object by global id: null when it is gone, an error when the id is of another kind. */
function findOne(
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

/** The product with this global id; `null` where there is none, or the id is of something else. */
export function productOrNull(store: SandboxStore, id: string): ProductRecord | null {
  const parsed = parseGid(id);
  return parsed?.type === 'Product' ? store.catalogue.find(parsed.id) : null;
}
