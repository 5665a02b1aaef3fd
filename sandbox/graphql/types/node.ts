import { gid, parseGid } from '../../store/ids';
import type { SandboxStore } from '../../store/sandbox-store';
import { notModelled } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';
import { optionSource } from './products/options';
import { variantSource } from './products/variants';

/** `node` and `nodes`: anything with a global id, null where there is none. */
function findNode(store: SandboxStore, id: string): unknown {
  const parsed = parseGid(id);
  if (!parsed) return null;
  switch (parsed.type) {
    case 'Product':
      return store.catalogue.find(parsed.id);
    case 'ProductVariant':
    case 'InventoryItem': {
      const owned = store.catalogue.findPart(parsed.type, parsed.id);
      if (owned?.record.__typename !== 'ProductVariant') return null;
      return parsed.type === 'ProductVariant'
        ? variantSource(owned.product, owned.record)
        : { __typename: 'InventoryItem', product: owned.product, variant: owned.record };
    }
    case 'ProductOption': {
      const owned = store.catalogue.findPart('ProductOption', parsed.id);
      return owned?.record.__typename === 'ProductOption'
        ? optionSource(owned.record, owned.product.options.indexOf(owned.record))
        : null;
    }
    case 'MediaImage':
    case 'Video':
    case 'ExternalVideo':
    case 'Model3d':
    case 'Metafield':
    case 'ProductOptionValue':
      return store.catalogue.findPart(parsed.type, parsed.id)?.record ?? null;
    case 'BulkOperation':
      return store.bulkOperations.find(parsed.id);
    case 'Order':
      return store.orders.find(parsed.id);
    case 'Market':
      return store.markets.find((market) => gid('Market', market.id) === id) ?? null;
    case 'WebhookSubscription':
      return store.webhookSubscriptions.get(parsed.id) ?? null;
    case 'Collection':
      return store.collections.find((collection) => collection.id === parsed.id) ?? null;
    default:
      throw notModelled(`nodes of type ${parsed.type}`);
  }
}

export const nodeResolvers: Resolvers = {
  QueryRoot: {
    node: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      findNode(store, args.id),
    nodes: (_root: unknown, args: { ids: string[] }, { store }: RequestContext) =>
      args.ids.map((id) => findNode(store, id)),
  },
};
