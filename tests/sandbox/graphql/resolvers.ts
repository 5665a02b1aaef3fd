import { ResolverLayer, type Resolvers } from './resolver';
import { bulkResolvers } from './types/bulk';
import { marketResolvers } from './types/markets';
import { nodeResolvers } from './types/node';
import { productResolvers } from './types/products';
import { shopResolvers } from './types/shop';
import { translationResolvers } from './types/translations';

function merged(...parts: Resolvers[]): Resolvers {
  const all: Resolvers = {};
  for (const part of parts) {
    for (const [type, fields] of Object.entries(part)) all[type] = { ...all[type], ...fields };
  }
  return all;
}

/** Everything that the sandbox store answers. */
export const resolverLayer = new ResolverLayer(
  merged(bulkResolvers, marketResolvers, nodeResolvers, productResolvers, shopResolvers, translationResolvers),
);
