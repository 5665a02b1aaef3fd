import { compareIds, gid } from '../../store/ids';
import type { CollectionRecord } from '../../store/records';
import type { SandboxStore } from '../../store/sandbox-store';
import { connection, exactCount, inOrder, sortedBy, type ConnectionArguments } from '../connection';
import { notModelled } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';
import { holds, matchesText, searchFilter, type SearchFields } from '../search';

interface CollectionsArguments extends ConnectionArguments {
  query?: string | null;
  sortKey?: string | null;
}

const FIELDS: SearchFields<CollectionRecord> = {
  id: (collection, term) => holds(compareIds(collection.id, term.value), term.operator),
  title: (collection, term) => matchesText(collection.title, term.value),
  handle: (collection, term) => matchesText(collection.handle, term.value),
};

function findCollection(store: SandboxStore, id: string): CollectionRecord | null {
  return store.collections.find((collection) => gid('Collection', collection.id) === id) ?? null;
}

export const collectionResolvers: Resolvers = {
  QueryRoot: {
    collection: (_root: unknown, { id }: { id: string }, { store }: RequestContext) =>
      findCollection(store, id),
    collections: (_root: unknown, args: CollectionsArguments, { store }: RequestContext) => {
      const matches = searchFilter(args.query, FIELDS, (collection, text) =>
        matchesText(collection.title, text),
      );
      const found = matches ? store.collections.filter(matches) : store.collections;
      const sortKey = args.sortKey ?? 'ID';
      if (sortKey !== 'ID' && sortKey !== 'TITLE') {
        throw notModelled(`CollectionSortKeys.${sortKey}`);
      }
      const byTitle = sortKey === 'TITLE';
      return connection(
        sortedBy(
          found,
          (collection) => collection.id,
          (collection) => (byTitle ? collection.title.toLowerCase() : ''),
        ),
        args,
      );
    },
  },
  Collection: {
    id: (collection: CollectionRecord) => gid('Collection', collection.id),
    productsCount: (collection: CollectionRecord, _args: unknown, { store }: RequestContext) =>
      exactCount(productsOf(collection, store).length),
    products: (
      collection: CollectionRecord,
      args: ConnectionArguments,
      { store }: RequestContext,
    ) =>
      connection(
        inOrder(productsOf(collection, store), (product) => product.id),
        args,
      ),
  },
};

/** Those that still exist. */
function productsOf({ productIds }: CollectionRecord, store: SandboxStore) {
  return productIds.flatMap((id) => store.catalogue.find(id) ?? []);
}
