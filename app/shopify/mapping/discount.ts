import type { DiscountItems, DiscountTerms, DiscountValue } from '~/core/promotions/discount-parts';
import type { DiscountInShopify } from '~/services/promotions/ports';
import { globalIdNumber } from '~/core/store/global-id';
import type {
  DiscountBuyersFragment,
  DiscountMinimumFragment,
  DiscountPartsFragment,
  DiscountStatus,
  DiscountValueAndItemsFragment,
} from '../generated/documents.generated';
import { meaningOf, type NoteUnknown } from '../unknown-values';

type Discount = DiscountPartsFragment['discount'];
type Basic = Extract<Discount, { __typename: 'DiscountAutomaticBasic' | 'DiscountCodeBasic' }>;

const STATUSES: Record<DiscountStatus, DiscountInShopify['status']> = {
  ACTIVE: 'active',
  SCHEDULED: 'scheduled',
  EXPIRED: 'expired',
};

const KINDS: Record<Discount['__typename'], DiscountInShopify['kind']> = {
  DiscountAutomaticApp: 'app',
  DiscountAutomaticBasic: 'basic',
  DiscountAutomaticBxgy: 'buyXGetY',
  DiscountAutomaticFreeShipping: 'freeShipping',
  DiscountCodeApp: 'app',
  DiscountCodeBasic: 'basic',
  DiscountCodeBxgy: 'buyXGetY',
  DiscountCodeFreeShipping: 'freeShipping',
};

interface Reading {
  /** All that the discount names, where the answer holds the first of them only; `null`: not known. */
  items?: DiscountItems | null;
  note: NoteUnknown;
}

export function toDiscount(node: DiscountPartsFragment, reading: Reading): DiscountInShopify {
  const { discount } = node;
  if (!isKnown(discount)) return unknownDiscount(node, reading.note);
  const { title, startsAt, endsAt, createdAt, tags } = discount;
  const status = { field: 'DiscountStatus', value: discount.status, note: reading.note };
  return {
    id: node.id,
    title,
    method: methodOf(discount),
    kind: KINDS[discount.__typename],
    status: meaningOf(STATUSES, status) ?? 'unknown',
    startsAt,
    endsAt,
    createdAt,
    tags,
    terms: isBasic(discount) ? toTerms(discount, reading) : null,
  };
}

/** One of a kind that is not known is answered without any of its fields. */
function isKnown(discount: Partial<Discount>): discount is Discount {
  return discount.title !== undefined;
}

function isBasic(discount: Discount): discount is Basic {
  return (
    discount.__typename === 'DiscountAutomaticBasic' || discount.__typename === 'DiscountCodeBasic'
  );
}

function methodOf({ __typename }: Pick<Discount, '__typename'>): DiscountInShopify['method'] {
  return __typename.startsWith('DiscountCode') ? 'code' : 'automatic';
}

/** It may apply at any time. Its number is how a merchant finds it in Shopify's admin. */
function unknownDiscount(
  { id, discount }: DiscountPartsFragment,
  note: NoteUnknown,
): DiscountInShopify {
  note('Discount', discount.__typename);
  return {
    id,
    title: globalIdNumber(id),
    method: methodOf(discount),
    kind: 'unknown',
    status: 'unknown',
    startsAt: EARLIEST,
    endsAt: null,
    createdAt: EARLIEST,
    tags: [],
    terms: null,
  };
}

const EARLIEST = '1970-01-01T00:00:00Z';

/** `null` where something in it is of a kind that is not known: half of a discount's terms is no discount. */
function toTerms(discount: Basic, { items: all, note }: Reading): DiscountTerms | null {
  const { title, startsAt, endsAt, combinesWith } = discount;
  const code = 'codes' in discount ? discount.codes.nodes[0]?.code : undefined;
  const value = toValue(discount.customerGets.value, note);
  const items = all === undefined ? toItems(discount.customerGets, note) : all;
  const buyers = toBuyers(discount.context, note);
  if (!value || !items || !buyers) return null;
  return {
    title,
    startsAt,
    endsAt,
    value,
    trigger: code === undefined ? { kind: 'automatic' } : { kind: 'code', code },
    items,
    buyers,
    combinesWith: {
      orderDiscounts: combinesWith.orderDiscounts,
      productDiscounts: combinesWith.productDiscounts,
      shippingDiscounts: combinesWith.shippingDiscounts,
    },
    conditions: conditionsOf(discount, note),
  };
}

function toValue(
  value: DiscountValueAndItemsFragment['value'],
  note: NoteUnknown,
): DiscountValue | null {
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
      note('DiscountCustomerGetsValue', value.__typename);
      return null;
  }
}

function toBuyers(
  context: DiscountBuyersFragment,
  note: NoteUnknown,
): DiscountTerms['buyers'] | null {
  const { __typename: kind } = context;
  switch (kind) {
    case 'DiscountBuyerSelectionAll':
      return { kind: 'all' };
    case 'DiscountMarkets':
      return { kind: 'markets', marketIds: context.markets.nodes.map(({ id }) => id) };
    case 'DiscountCustomers':
    case 'DiscountCustomerSegments':
      return { kind: 'chosen' };
    default:
      note('DiscountContext', kind);
      return null;
  }
}

export function toItems(
  { items }: Pick<DiscountValueAndItemsFragment, 'items'>,
  note: NoteUnknown,
): DiscountItems | null {
  const { __typename: kind } = items;
  switch (kind) {
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
    case 'AllDiscountItems':
      return { kind: 'all' };
    default:
      note('DiscountItems', kind);
      return null;
  }
}

/** What discounts of ours never ask of a buyer. */
function conditionsOf(discount: Basic, note: NoteUnknown): string[] {
  const { minimumRequirement: minimum } = discount;
  const conditions: string[] = minimum === null ? [] : [minimumOf(minimum, note)];
  if ('usageLimit' in discount && discount.usageLimit !== null) {
    conditions.push(`usageLimit ${discount.usageLimit}`);
  }
  if ('appliesOncePerCustomer' in discount && discount.appliesOncePerCustomer) {
    conditions.push('oncePerCustomer');
  }
  if (discount.customerGets.appliesOnSubscription) conditions.push('subscriptions');
  return conditions;
}

function minimumOf(minimum: DiscountMinimumFragment, note: NoteUnknown): string {
  const { __typename: kind } = minimum;
  switch (kind) {
    case 'DiscountMinimumQuantity':
      return `minimumQuantity ${minimum.greaterThanOrEqualToQuantity}`;
    case 'DiscountMinimumSubtotal': {
      const { amount, currencyCode } = minimum.greaterThanOrEqualToSubtotal;
      return `minimumSubtotal ${amount} ${currencyCode}`;
    }
    default:
      note('DiscountMinimumRequirement', kind);
      return kind;
  }
}
