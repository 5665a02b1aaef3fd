import { ResolverLayer, type Resolvers } from './resolver';
import { bulkResolvers } from './types/bulk';
import { collectionResolvers } from './types/collections';
import { basicDiscountResolvers } from './types/discounts/basic';
import { discountMutations } from './types/discounts/mutations';
import { discountNodeResolvers } from './types/discounts/nodes';
import { marketResolvers } from './types/markets';
import { nodeResolvers } from './types/node';
import { orderResolvers } from './types/orders';
import { mediaResolvers } from './types/products/media';
import { metafieldResolvers } from './types/products/metafields';
import { optionResolvers } from './types/products/options';
import { productMutations } from './types/products/product-mutations';
import { productResolvers } from './types/products/products';
import { variantMutations } from './types/products/variant-mutations';
import { variantResolvers } from './types/products/variants';
import { shopResolvers } from './types/shop';
import { stagedUploadResolvers } from './types/staged-uploads';
import { translationMutations } from './types/translations/mutations';
import { translationResolvers } from './types/translations/resources';
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
    basicDiscountResolvers,
    bulkResolvers,
    collectionResolvers,
    discountMutations,
    discountNodeResolvers,
    marketResolvers,
    mediaResolvers,
    metafieldResolvers,
    nodeResolvers,
    optionResolvers,
    orderResolvers,
    productMutations,
    productResolvers,
    shopResolvers,
    stagedUploadResolvers,
    translationMutations,
    translationResolvers,
    variantMutations,
    variantResolvers,
    webhookResolvers,
  ),
);
