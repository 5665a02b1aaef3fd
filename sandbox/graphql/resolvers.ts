import { ResolverLayer, type Resolvers } from './resolver';
import { bulkResolvers } from './types/bulk';
import { collectionResolvers } from './types/collections';
import { discountResolvers } from './types/discounts';
import { marketResolvers } from './types/markets';
import { nodeResolvers } from './types/node';
import { orderResolvers } from './types/orders';
import { productMutations } from './types/product-mutations';
import { productResolvers } from './types/products';
import { shopResolvers } from './types/shop';
import { translationResolvers } from './types/translations';
import { webhookResolvers } from './types/webhooks';

function merged(...parts: Resolvers[]): Resolvers {
  const all: Resolvers = {};
  for (const part of parts) {
    for (const [type, fields] of Object.entries(part)) all[type] = { ...all[type], ...fields };
  }
  return all;
}

/** Everything that the sandbox store answers. */
export const resolverLayer = new ResolverLayer(
  merged(
    bulkResolvers,
    collectionResolvers,
    discountResolvers,
    marketResolvers,
    nodeResolvers,
    orderResolvers,
    productMutations,
    productResolvers,
    shopResolvers,
    translationResolvers,
    webhookResolvers,
  ),
);
