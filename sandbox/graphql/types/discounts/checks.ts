import type { DiscountItemsInput } from '../../../schema/generated/inputs.generated';
import type { DiscountRecord } from '../../../store/discounts';
import { parseGid } from '../../../store/ids';
import type { SandboxStore } from '../../../store/sandbox-store';
import { requestError, userError, type UserError } from '../../errors';
import { choosesCustomers, itemsOf, type DiscountInput } from './input';

const MAX_TITLE_LENGTH = 255;
const MAX_TAGS = 5;
const QUANTITY_LIMIT = 2_147_483_647;
const SUBTOTAL_LIMIT = 1_000_000_000_000_000_000;

/** Checks in the order in which Shopify was seen to report; `present` is set on an update. */
export function checkDiscount(
  store: SandboxStore,
  input: DiscountInput,
  prefix: 'automaticBasicDiscount' | 'basicCodeDiscount',
  present: DiscountRecord | null,
): UserError[] {
  const wrong = (path: string, message: string, code: string) =>
    userError([prefix, ...path.split('.')], message, code);
  const conflict = userError(
    [prefix, 'context'],
    'Only one of context or customerSelection can be provided.',
    'INVALID',
  );
  if (input.context && choosesCustomers(input)) return [conflict];
  refuseSeveralValues(input);
  const errors: UserError[] = [];
  if ((input.title ?? present?.title ?? '').trim() === '')
    errors.push(wrong('title', "Title can't be blank", 'BLANK'));
  if ((input.title ?? '').length > MAX_TITLE_LENGTH) {
    errors.push(
      wrong('title', `Title is too long (maximum is ${MAX_TITLE_LENGTH} characters)`, 'TOO_LONG'),
    );
  }
  if (prefix === 'basicCodeDiscount') errors.push(...checkCode(store, input, present));
  const startsAt = input.startsAt ?? present?.startsAt;
  const endsAt = input.endsAt === undefined ? present?.endsAt : input.endsAt;
  if (!startsAt) errors.push(wrong('startsAt', "Starts at can't be blank", 'BLANK'));
  else if (endsAt && Date.parse(endsAt) <= Date.parse(startsAt)) {
    errors.push(wrong('endsAt', 'Ends at needs to be after starts_at', 'INVALID'));
  }
  if ((input.tags?.length ?? 0) > MAX_TAGS) {
    errors.push(
      wrong('tags', `Tags is too long (maximum is ${MAX_TAGS} tags)`, 'TOO_MANY_ARGUMENTS'),
    );
  }
  errors.push(...checkValue(input, prefix === 'automaticBasicDiscount', wrong));
  errors.push(
    ...checkMinimum(input, wrong),
    ...checkItems(store, input.customerGets?.items, wrong),
    ...checkEntries(itemsOf(input.customerGets?.items, present?.items ?? 'all'), wrong),
    ...checkMarkets(store, input, wrong),
  );
  return errors;
}

type Wrong = (path: string, message: string, code: string) => UserError;

/** Automatic discounts refuse zero, codes do not; the wording of Shopify's amounts is as recorded. */
function checkValue(input: DiscountInput, isAutomatic: boolean, wrong: Wrong): UserError[] {
  const value = input.customerGets?.value;
  const isTooLow = (amount: number): boolean => (isAutomatic ? amount <= 0 : amount < 0);
  const { percentage, discountAmount } = value ?? {};
  if (percentage != null && (isTooLow(percentage) || percentage > 1)) {
    return [
      wrong(
        'customerGets.value.percentage',
        'Value must be between 0.0 and 1.0',
        'VALUE_OUTSIDE_RANGE',
      ),
    ];
  }
  if (discountAmount?.amount != null && isTooLow(Number(discountAmount.amount))) {
    const path = 'customerGets.value.discountAmount.amount';
    return isAutomatic
      ? [wrong(path, 'Value must be less than 0', 'GREATER_THAN')]
      : [wrong(path, 'Value must be less than or equal to 0', 'LESS_THAN_OR_EQUAL_TO')];
  }
  if (!value?.discountOnQuantity) return [];
  const message = 'discountOnQuantity field is only permitted with bxgy discounts.';
  return [wrong('customerGets.value.discountOnQuantity', message, 'INVALID')];
}

function refuseSeveralValues(input: DiscountInput): void {
  const value = input.customerGets?.value;
  const given = [value?.percentage, value?.discountAmount, value?.discountOnQuantity].filter(
    (each) => each != null,
  );
  if (given.length > 1) {
    throw requestError(
      'A discount can only have one of percentage, discountOnQuantity or discountAmount.',
      'BAD_REQUEST',
    );
  }
}

function checkCode(
  store: SandboxStore,
  input: DiscountInput,
  present: DiscountRecord | null,
): UserError[] {
  const code = input.code ?? present?.code?.text ?? '';
  const wrong = (message: string, errorCode: string) => [
    userError(['basicCodeDiscount', 'code'], message, errorCode),
  ];
  if (code === '') return wrong("Code can't be blank", 'BLANK');
  if (/[\r\n]/.test(code)) return wrong('Code cannot contain newline characters.', 'INVALID');
  const taken = [...store.discounts.values()].some(
    (other) => other !== present && other.code?.text.toLowerCase() === code.toLowerCase(),
  );
  return taken ? wrong('Code must be unique. Please try a different code.', 'TAKEN') : [];
}

function checkMinimum(input: DiscountInput, wrong: Wrong): UserError[] {
  const quantity = input.minimumRequirement?.quantity?.greaterThanOrEqualToQuantity;
  const subtotal = input.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal;
  if (quantity == null || subtotal == null) return checkMinimumSize(quantity, subtotal, wrong);
  return [
    wrong(
      'minimumRequirement.subtotal.greaterThanOrEqualToSubtotal',
      'Minimum subtotal cannot be defined when minimum quantity is.',
      'CONFLICT',
    ),
    wrong(
      'minimumRequirement.quantity.greaterThanOrEqualToQuantity',
      'Minimum quantity cannot be defined when minimum subtotal is.',
      'CONFLICT',
    ),
  ];
}

function checkMinimumSize(
  quantity: string | null | undefined,
  subtotal: string | null | undefined,
  wrong: Wrong,
): UserError[] {
  if (quantity != null && Number(quantity) >= QUANTITY_LIMIT) {
    const path = 'minimumRequirement.quantity.greaterThanOrEqualToQuantity';
    return [wrong(path, `Minimum quantity must be less than ${QUANTITY_LIMIT}`, 'LESS_THAN')];
  }
  if (subtotal != null && Number(subtotal) >= SUBTOTAL_LIMIT) {
    const path = 'minimumRequirement.subtotal.greaterThanOrEqualToSubtotal';
    return [wrong(path, `Minimum subtotal must be less than ${SUBTOTAL_LIMIT}`, 'LESS_THAN')];
  }
  return [];
}

function checkItems(
  store: SandboxStore,
  items: DiscountItemsInput | null | undefined,
  wrong: Wrong,
): UserError[] {
  if (!items) return [];
  const errors: UserError[] = [];
  if (items.collections?.add?.length && items.products) {
    errors.push(
      wrong(
        'customerGets.items.collections.add',
        'Cannot entitle collections in combination with product variants or products',
        'CONFLICT',
      ),
    );
  }
  const digits = (id: string): string => parseGid(id)?.id ?? id;
  for (const id of items.products?.productsToAdd ?? []) {
    if (store.catalogue.find(digits(id))) continue;
    const message = `Product with id: ${digits(id)} is invalid`;
    errors.push(wrong('customerGets.items.products.productsToAdd', message, 'INVALID'));
  }
  for (const id of items.products?.productVariantsToAdd ?? []) {
    if (store.catalogue.findPart('ProductVariant', digits(id))) continue;
    const message = `Product variant with id: ${digits(id)} is invalid`;
    errors.push(wrong('customerGets.items.products.productVariantsToAdd', message, 'INVALID'));
  }
  for (const id of items.collections?.add ?? []) {
    if (store.collections.some((collection) => collection.id === digits(id))) continue;
    const message = `Collection with id: ${digits(id)} is invalid`;
    errors.push(wrong('customerGets.items.collections.add', message, 'INVALID'));
  }
  return errors;
}

/** [3] About a hundred; how Shopify words it was not seen. */
const MAX_ENTRIES = 100;

function checkEntries(items: DiscountRecord['items'], wrong: Wrong): UserError[] {
  if (items === 'all') return [];
  const entries =
    'collections' in items
      ? items.collections.length
      : items.products.length + items.variants.length;
  if (entries <= MAX_ENTRIES) return [];
  const message = `Items must be ${MAX_ENTRIES} or fewer`;
  return [wrong('customerGets.items', message, 'EXCEEDED_MAX')];
}

/** The wording is as seen in a store without discounts by market. */
function checkMarkets(store: SandboxStore, input: DiscountInput, wrong: Wrong): UserError[] {
  const markets = input.context?.markets;
  if (!markets) return [];
  if (store.shop.marketDiscounts === false) {
    return [wrong('context', 'Discounts by market is not supported for this shop', 'INVALID')];
  }
  return (markets.add ?? []).flatMap((id) => {
    const market = store.markets.find((each) => each.id === (parseGid(id)?.id ?? id));
    const isWhole = !market?.regions?.some(({ subdivision }) => subdivision);
    if (market && (isWhole || store.shop.provinceDiscounts)) return [];
    const message = market
      ? // Shopify's changelog tells of a validation error; nobody saw its words.
        `Market with id: ${market.id} does not support discounts`
      : `Market with id: ${parseGid(id)?.id ?? id} is invalid`;
    return [wrong('context.markets.add', message, 'INVALID')];
  });
}
