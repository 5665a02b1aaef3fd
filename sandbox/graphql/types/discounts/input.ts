import type {
  DiscountAutomaticBasicInput,
  DiscountCodeBasicInput,
  DiscountItemsInput,
} from '../../../schema/generated/inputs.generated';
import type { DiscountRecord } from '../../../store/discounts';
import { parseGid } from '../../../store/ids';
import { toCents } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { notModelled } from '../../errors';

/** The input of either kind: a code's has all that an automatic discount's has which the sandbox reads. */
export type DiscountInput = DiscountCodeBasicInput & DiscountAutomaticBasicInput;

/** Whether the older way to choose the buyers is used, which Shopify still takes. */
export function choosesCustomers(input: DiscountInput): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- this is where it is noticed
  return Boolean(input.customerSelection);
}

/** The record with what the input changes; the input has passed `checkDiscount`. */
export function withInput(
  discount: DiscountRecord,
  input: DiscountInput,
  store: SandboxStore,
): DiscountRecord {
  if (input.context?.customers || input.context?.customerSegments || choosesCustomers(input)) {
    throw notModelled('discounts for chosen customers');
  }
  const code =
    input.code == null
      ? discount.code
      : { id: discount.code?.id ?? store.ids.next(), text: input.code };
  return {
    ...discount,
    code,
    title: input.title ?? discount.title,
    startsAt: input.startsAt ? instant(input.startsAt) : discount.startsAt,
    endsAt:
      input.endsAt === undefined
        ? discount.endsAt
        : input.endsAt === null
          ? null
          : instant(input.endsAt),
    tags: input.tags ?? discount.tags,
    combinesWith: combinesWith(input, discount.combinesWith),
    value: valueOf(input) ?? discount.value,
    items: itemsOf(input.customerGets?.items, discount.items),
    minimum: minimumOf(input, discount.minimum),
    markets: marketsOf(input, discount.markets),
    usageLimit: input.usageLimit === undefined ? discount.usageLimit : input.usageLimit,
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? discount.appliesOncePerCustomer,
    updatedAt: store.now(),
  };
}

function combinesWith(
  { combinesWith: given }: DiscountInput,
  present: DiscountRecord['combinesWith'],
): DiscountRecord['combinesWith'] {
  return {
    orderDiscounts: given?.orderDiscounts ?? present.orderDiscounts,
    productDiscounts: given?.productDiscounts ?? present.productDiscounts,
    shippingDiscounts: given?.shippingDiscounts ?? present.shippingDiscounts,
  };
}

function instant(value: string): string {
  return `${new Date(value).toISOString().slice(0, 19)}Z`;
}

function valueOf(input: DiscountInput): DiscountRecord['value'] | null {
  const value = input.customerGets?.value;
  if (value?.percentage != null) return { percentage: value.percentage };
  const amount = value?.discountAmount;
  if (!amount) return null;
  return {
    amountCents: toCents(Number(amount.amount ?? 0)),
    appliesOnEachItem: amount.appliesOnEachItem ?? false,
  };
}

/** `present` with what the input adds and takes away. */
export function itemsOf(
  items: DiscountItemsInput | null | undefined,
  present: DiscountRecord['items'],
): DiscountRecord['items'] {
  if (!items) return present;
  if (items.all) return 'all';
  const { add, remove } = items.collections ?? {};
  const collections = present !== 'all' && 'collections' in present ? present.collections : null;
  if (add?.length || (items.collections && collections)) {
    return { collections: changed(collections ?? [], add, remove) };
  }
  if (!items.products) return present;
  const before =
    present !== 'all' && 'products' in present ? present : { products: [], variants: [] };
  return {
    products: changed(
      before.products,
      items.products.productsToAdd,
      items.products.productsToRemove,
    ),
    variants: changed(
      before.variants,
      items.products.productVariantsToAdd,
      items.products.productVariantsToRemove,
    ),
  };
}

function marketsOf(
  input: DiscountInput,
  present: DiscountRecord['markets'],
): DiscountRecord['markets'] {
  if (!input.context) return present;
  if (!input.context.markets) return 'all';
  return changed(
    present === 'all' ? [] : present,
    input.context.markets.add,
    input.context.markets.remove,
  );
}

/** Ids come as global ids and are kept as digits. */
function changed(
  present: string[],
  add: string[] | null | undefined,
  remove: string[] | null | undefined,
): string[] {
  const digits = (ids: string[] | null | undefined): string[] =>
    (ids ?? []).map((id) => parseGid(id)?.id ?? id);
  const removed = new Set(digits(remove));
  return [...new Set([...present, ...digits(add)])].filter((id) => !removed.has(id));
}

function minimumOf(
  input: DiscountInput,
  present: DiscountRecord['minimum'],
): DiscountRecord['minimum'] {
  if (input.minimumRequirement === undefined) return present;
  const subtotal = input.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal;
  if (subtotal != null) return { subtotalCents: toCents(Number(subtotal)) };
  const quantity = input.minimumRequirement?.quantity?.greaterThanOrEqualToQuantity;
  return quantity == null ? null : { quantity };
}
