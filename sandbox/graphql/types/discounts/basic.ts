import { discountStatus, type DiscountKind, type DiscountRecord } from '../../../store/discounts';
import { gid } from '../../../store/ids';
import { decimalText, moneyV2 } from '../../../store/prices';
import type { SandboxStore } from '../../../store/sandbox-store';
import { connection, exactCount, inOrder, type ConnectionArguments } from '../../connection';
import type { RequestContext, Resolver, Resolvers } from '../../resolver';
import { marketsList } from '../markets';
import { variantSource } from '../products/variants';

export interface DiscountSource {
  __typename: DiscountKind;
  discount: DiscountRecord;
}

const codeResolvers: Record<string, Resolver> = {
  usageLimit: ({ discount }: DiscountSource) => discount.usageLimit,
  appliesOncePerCustomer: ({ discount }: DiscountSource) => discount.appliesOncePerCustomer,
  codes: ({ discount }: DiscountSource, args: ConnectionArguments) =>
    connection(
      inOrder(discount.code ? [discount.code] : [], (code) => code.id),
      args,
    ),
  codesCount: () => exactCount(1),
};

/** What any discount is called and when it applies; what a basic one takes off, from what, and for whom. */
export const basicDiscountResolvers: Resolvers = {
  DiscountAutomaticBasic: { ...commonResolvers(), ...basicResolvers() },
  DiscountCodeBasic: { ...commonResolvers(), ...basicResolvers(), ...codeResolvers },
  DiscountAutomaticApp: commonResolvers(),
  DiscountAutomaticBxgy: commonResolvers(),
  DiscountAutomaticFreeShipping: commonResolvers(),
  DiscountCodeApp: { ...commonResolvers(), ...codeResolvers },
  DiscountCodeBxgy: { ...commonResolvers(), ...codeResolvers },
  DiscountCodeFreeShipping: { ...commonResolvers(), ...codeResolvers },
  DiscountRedeemCode: {
    id: (code: { id: string }) => gid('DiscountRedeemCode', code.id),
    code: (code: { text: string }) => code.text,
  },
  DiscountMarkets: {
    marketsCount: ({ markets }: { markets: string[] }) => markets.length,
    markets: (
      { markets }: { markets: string[] },
      args: ConnectionArguments,
      { store }: RequestContext,
    ) =>
      connection(marketsList(store.markets.filter((market) => markets.includes(market.id))), args),
  },
  DiscountCollections: {
    collections: (
      { collections }: { collections: string[] },
      args: ConnectionArguments,
      { store }: RequestContext,
    ) =>
      connection(
        inOrder(
          store.collections.filter(({ id }) => collections.includes(id)),
          (collection) => collection.id,
        ),
        args,
      ),
  },
  DiscountProducts: {
    products: (
      { products }: { products: string[] },
      args: ConnectionArguments,
      { store }: RequestContext,
    ) => {
      const found = products.flatMap((id) => store.catalogue.find(id) ?? []);
      return connection(
        inOrder(found, (product) => product.id),
        args,
      );
    },
    productVariants: (
      { variants }: { variants: string[] },
      args: ConnectionArguments,
      { store }: RequestContext,
    ) => {
      const found = variants.flatMap((id) => {
        const owned = store.catalogue.findPart('ProductVariant', id);
        return owned?.record.__typename === 'ProductVariant'
          ? [variantSource(owned.product, owned.record)]
          : [];
      });
      return connection(
        inOrder(found, (source) => source.variant.id),
        args,
      );
    },
  },
};

function commonResolvers(): Record<string, Resolver> {
  return {
    title: ({ discount }: DiscountSource) => discount.title,
    status: ({ discount }: DiscountSource, _args: unknown, { store }: RequestContext) =>
      discountStatus(discount, store.clock.now()),
    startsAt: ({ discount }: DiscountSource) => discount.startsAt,
    endsAt: ({ discount }: DiscountSource) => discount.endsAt,
    createdAt: ({ discount }: DiscountSource) => discount.createdAt,
    updatedAt: ({ discount }: DiscountSource) => discount.updatedAt,
    tags: ({ discount }: DiscountSource) => discount.tags,
    asyncUsageCount: () => 0,
    combinesWith: ({ discount }: DiscountSource) => discount.combinesWith,
  };
}

function basicResolvers(): Record<string, Resolver> {
  return {
    summary: ({ discount }: DiscountSource) => summary(discount),
    discountClasses: ({ discount }: DiscountSource) => [
      discount.items === 'all' ? 'ORDER' : 'PRODUCT',
    ],
    context: ({ discount }: DiscountSource) =>
      discount.markets === 'all'
        ? { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' }
        : { __typename: 'DiscountMarkets', markets: discount.markets },
    customerGets: ({ discount }: DiscountSource, _args: unknown, { store }: RequestContext) => ({
      __typename: 'DiscountCustomerGets',
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      value: valueSource(discount, store),
      items:
        discount.items === 'all'
          ? { __typename: 'AllDiscountItems', allItems: true }
          : 'collections' in discount.items
            ? { __typename: 'DiscountCollections', ...discount.items }
            : { __typename: 'DiscountProducts', ...discount.items },
    }),
    minimumRequirement: ({ discount }: DiscountSource, _args: unknown, { store }: RequestContext) =>
      minimumSource(discount, store),
  };
}

function valueSource(discount: DiscountRecord, store: SandboxStore) {
  const value = valueOf(discount);
  if ('percentage' in value)
    return { __typename: 'DiscountPercentage', percentage: value.percentage };
  return {
    __typename: 'DiscountAmount',
    amount: moneyV2(value.amountCents, store.shop.currency),
    appliesOnEachItem: value.appliesOnEachItem,
  };
}

function minimumSource(discount: DiscountRecord, store: SandboxStore) {
  if (!discount.minimum) return null;
  return 'quantity' in discount.minimum
    ? {
        __typename: 'DiscountMinimumQuantity',
        greaterThanOrEqualToQuantity: discount.minimum.quantity,
      }
    : {
        __typename: 'DiscountMinimumSubtotal',
        greaterThanOrEqualToSubtotal: moneyV2(discount.minimum.subtotalCents, store.shop.currency),
      };
}

function summary(discount: DiscountRecord): string {
  const value = valueOf(discount);
  const off =
    'percentage' in value
      ? `${Math.round(value.percentage * 10_000) / 100}% off`
      : `${decimalText(value.amountCents)} off`;
  return discount.items === 'all' ? `${off} entire order` : `${off} selected products`;
}

function valueOf({ kind, value }: DiscountRecord): NonNullable<DiscountRecord['value']> {
  if (value === null) throw new Error(`a ${kind} without a value`);
  return value;
}
