import type { DiscountItems, DiscountTerms, DiscountValue } from '~/core/promotions/discount-parts';
import type { DiscountInShopify } from '~/services/promotions/ports';
import type {
  AutomaticBasicTermsFragment,
  CodeBasicTermsFragment,
  DiscountBuyersFragment,
  DiscountPartsFragment,
  DiscountValueAndItemsFragment,
} from '../generated/documents.generated';

type Discount = DiscountPartsFragment['discount'];
type Basic = AutomaticBasicTermsFragment | CodeBasicTermsFragment;

const STATUSES: Partial<Record<string, DiscountInShopify['status']>> = {
  ACTIVE: 'active',
  SCHEDULED: 'scheduled',
  EXPIRED: 'expired',
};

/** `items`: all that the discount names, where the answer holds the first of them only. */
export function toDiscount(
  { id, discount }: DiscountPartsFragment,
  items?: DiscountItems,
): DiscountInShopify {
  const { title, startsAt, endsAt, createdAt, tags } = discount;
  return {
    id,
    title,
    method: isCode(discount) ? 'code' : 'automatic',
    // A status of a later version is taken for one that may still apply.
    status: STATUSES[discount.status] ?? 'active',
    startsAt,
    endsAt,
    createdAt,
    tags,
    terms:
      discount.__typename === 'DiscountAutomaticBasic' ||
      discount.__typename === 'DiscountCodeBasic'
        ? toTerms(discount, items ?? toItems(discount.customerGets))
        : null,
  };
}

function isCode(discount: Discount): boolean {
  return discount.__typename.startsWith('DiscountCode');
}

function toTerms(discount: Basic, items: DiscountItems): DiscountTerms {
  const { title, startsAt, endsAt, combinesWith } = discount;
  const code = 'codes' in discount ? discount.codes.nodes[0]?.code : undefined;
  return {
    title,
    startsAt,
    endsAt,
    value: toValue(discount.customerGets.value),
    trigger: code === undefined ? { kind: 'automatic' } : { kind: 'code', code },
    items,
    buyers: toBuyers(discount.context),
    combinesWith: {
      orderDiscounts: combinesWith.orderDiscounts,
      productDiscounts: combinesWith.productDiscounts,
      shippingDiscounts: combinesWith.shippingDiscounts,
    },
    conditions: conditionsOf(discount),
  };
}

function toValue(value: DiscountValueAndItemsFragment['value']): DiscountValue {
  switch (value.__typename) {
    case 'DiscountPercentage':
      // 0.15 times 100 is 15.000000000000002 at times.
      return { kind: 'percentage', percent: Number((value.percentage * 100).toFixed(4)) };
    case 'DiscountAmount':
      return {
        kind: 'amount',
        off: { amount: Number(value.amount.amount), currency: value.amount.currencyCode },
        onEachItem: value.appliesOnEachItem,
      };
    default:
      throw new Error(`a basic discount with the value ${value.__typename}`);
  }
}

function toBuyers(context: DiscountBuyersFragment): DiscountTerms['buyers'] {
  switch (context.__typename) {
    case 'DiscountBuyerSelectionAll':
      return { kind: 'all' };
    case 'DiscountMarkets':
      return { kind: 'markets', marketIds: context.markets.nodes.map(({ id }) => id) };
    default:
      return { kind: 'chosen' };
  }
}

export function toItems({ items }: Pick<DiscountValueAndItemsFragment, 'items'>): DiscountItems {
  switch (items.__typename) {
    case 'DiscountProducts':
      return {
        kind: 'listings',
        listingIds: items.products.nodes.map(({ id }) => id),
        variants: items.productVariants.nodes.map(({ id, product }) => ({
          id,
          listingId: product.id,
        })),
      };
    case 'DiscountCollections':
      return { kind: 'collections', collectionIds: items.collections.nodes.map(({ id }) => id) };
    default:
      return { kind: 'all' };
  }
}

/** What discounts of ours never ask of a buyer. */
function conditionsOf(discount: Basic): string[] {
  const { minimumRequirement: minimum } = discount;
  const conditions: string[] = [];
  if (minimum?.__typename === 'DiscountMinimumQuantity') {
    conditions.push(`minimumQuantity ${minimum.greaterThanOrEqualToQuantity}`);
  }
  if (minimum?.__typename === 'DiscountMinimumSubtotal') {
    const { amount, currencyCode } = minimum.greaterThanOrEqualToSubtotal;
    conditions.push(`minimumSubtotal ${amount} ${currencyCode}`);
  }
  if ('usageLimit' in discount && discount.usageLimit !== null) {
    conditions.push(`usageLimit ${discount.usageLimit}`);
  }
  if ('appliesOncePerCustomer' in discount && discount.appliesOncePerCustomer) {
    conditions.push('oncePerCustomer');
  }
  if (discount.customerGets.appliesOnSubscription) conditions.push('subscriptions');
  return conditions;
}
