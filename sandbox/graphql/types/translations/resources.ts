import { compareIds, gid, parseGid } from '../../../store/ids';
import type { ProductRecord } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { translatableFields } from '../../../store/translatable';
import { contentDigest } from '../../../store/translations';
import { connection, inOrder, type ConnectionArguments, type Listable } from '../../connection';
import { accessDenied, type RequestContext, type Resolvers } from '../../resolver';
import { translationsOf, type TranslationArguments } from './sources';

interface ResourceSource {
  __typename: 'TranslatableResource';
  resourceId: string;
}

/** Lists of products' resources, kept with the list of products that they were made of. */
const productResources = new WeakMap<readonly ProductRecord[], ResourceSource[]>();

function translatableList(resourceType: string, store: SandboxStore): Listable<ResourceSource> {
  const idOf = cursorIds(store);
  const denied = store.faults.deniedResourceTypes.get(resourceType);
  if (denied !== undefined) throw accessDenied('translatableResources', denied);
  if (resourceType !== 'PRODUCT') {
    const ids = resourceIds(store, resourceType);
    return { items: ids.map(resourceSource).sort((a, b) => compareIds(idOf(a), idOf(b))), idOf };
  }
  const products = store.catalogue.all();
  let items = productResources.get(products);
  if (!items) {
    items = products.map((product) => resourceSource(gid('Product', product.id)));
    productResources.set(products, items);
  }
  return { items, idOf };
}

/** Not every global id has a number; those without go by their place in the store. */
function cursorIds(store: SandboxStore): (source: ResourceSource) => string {
  return ({ resourceId }) =>
    store.contents.get(resourceId)?.order ?? parseGid(resourceId)?.id ?? '';
}

function resourceSource(resourceId: string): ResourceSource {
  return { __typename: 'TranslatableResource', resourceId };
}

function resourceIds(store: SandboxStore, resourceType: string): string[] {
  const products = store.catalogue.all();
  switch (resourceType) {
    case 'PRODUCT_OPTION':
      return products.flatMap((product) =>
        product.options.map((option) => gid('ProductOption', option.id)),
      );
    case 'PRODUCT_OPTION_VALUE':
      return products.flatMap((product) =>
        product.options.flatMap((option) =>
          option.values.map((value) => gid('ProductOptionValue', value.id)),
        ),
      );
    case 'MEDIA_IMAGE':
      return products.flatMap((product) =>
        product.media
          .filter((media) => media.kind === 'IMAGE')
          .map((media) => gid('MediaImage', media.id)),
      );
    case 'METAFIELD':
      return products
        .flatMap((product) => product.metafields.map((field) => gid('Metafield', field.id)))
        .filter((id) => exists(store, id));
    case 'COLLECTION':
      return store.collections.map(({ id }) => gid('Collection', id));
    case 'SHOP_POLICY':
      return store.policies.map((policy) => gid('ShopPolicy', policy.id));
    // What a store has none of is an empty list, as recorded of articles.
    default:
      return [...store.contents.values()]
        .filter((content) => content.resourceType === resourceType)
        .map(({ globalId }) => globalId);
  }
}

/** Options, their values, photos and metafields are nested in their product. */
function nestedIds(
  store: SandboxStore,
  resourceId: string,
  resourceType: string | null | undefined,
): string[] {
  const parsed = parseGid(resourceId);
  if (parsed?.type === 'ProductOption') {
    const record = store.catalogue.findPart('ProductOption', parsed.id)?.record;
    if (record?.__typename !== 'ProductOption') return [];
    const values = record.values.map((value) => gid('ProductOptionValue', value.id));
    return resourceType == null || resourceType === 'PRODUCT_OPTION_VALUE' ? values : [];
  }
  const product = parsed?.type === 'Product' ? store.catalogue.find(parsed.id) : null;
  if (!product) return [];
  const all: Record<string, string[]> = {
    PRODUCT_OPTION: product.options.map((option) => gid('ProductOption', option.id)),
    METAFIELD: product.metafields.map((field) => gid('Metafield', field.id)),
    MEDIA_IMAGE: product.media
      .filter((media) => media.kind === 'IMAGE')
      .map((media) => gid('MediaImage', media.id)),
  };
  return resourceType == null ? Object.values(all).flat() : (all[resourceType] ?? []);
}

function exists(store: SandboxStore, resourceId: string): boolean {
  return translatableFields(store, resourceId).length > 0;
}

/** Nested and chosen resources are of several kinds, so their order is their place, not their id. */
function resourcesInOrder(store: SandboxStore, ids: string[], args: ConnectionArguments) {
  return connection(inOrder(ids.map(resourceSource), cursorIds(store)), args);
}

export const translationResolvers: Resolvers = {
  QueryRoot: {
    translatableResource: (
      _root: unknown,
      args: { resourceId: string },
      { store }: RequestContext,
    ) => (exists(store, args.resourceId) ? resourceSource(args.resourceId) : null),
    translatableResources: (
      _root: unknown,
      args: ConnectionArguments & { resourceType: string },
      { store }: RequestContext,
    ) => connection(translatableList(args.resourceType, store), args),
    translatableResourcesByIds: (
      _root: unknown,
      args: ConnectionArguments & { resourceIds: string[] },
      { store }: RequestContext,
    ) =>
      resourcesInOrder(
        store,
        args.resourceIds.filter((id) => exists(store, id)),
        args,
      ),
  },
  TranslatableResource: {
    translatableContent: (source: ResourceSource, _args: unknown, { store }: RequestContext) =>
      translatableFields(store, source.resourceId).map((field) => ({
        key: field.key,
        value: field.value,
        digest: contentDigest(field.value),
        locale: store.shop.primaryLocale,
        type: field.type,
      })),
    translations: (source: ResourceSource, args: TranslationArguments, { store }: RequestContext) =>
      translationsOf(store, source.resourceId, args),
    nestedTranslatableResources: (
      source: ResourceSource,
      args: ConnectionArguments & { resourceType?: string | null },
      { store }: RequestContext,
    ) => resourcesInOrder(store, nestedIds(store, source.resourceId, args.resourceType), args),
  },
};
