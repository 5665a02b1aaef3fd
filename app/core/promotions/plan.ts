import type { IdAfter } from '../../locales/messages';
import { exactLocalTimeOf, instantOf } from '../days/zoned-time';
import { AUDIENCES, type Audience } from '../listing/audience';
import type { Message } from '../audit/outcome';
import { currencyDigits } from '../listing/currency-digits';
import { MAX_TITLE_LENGTH } from './discount-parts';
import type {
  CombiningRules,
  PromotionDiscount,
  PromotionPlan,
  PromotionSelection,
  PromotionTrigger,
} from './promotion';

/** As Shopify takes it. */
export const MAX_CODE_LENGTH = 255;
/** [J] Four times what 25 discounts of 100 entries take; collections have no such bound. */
export const MAX_CHOSEN = 10_000;
/** The most that an amount off may be: what Shopify's decimals hold without loss. */
const MAX_AMOUNT = 1_000_000;
/** As many as Shopify keeps of a percentage, which is a share of one with six. */
const PERCENT_DIGITS = 4;
/** [J] No promotion is planned outside these years; one that is typed there is a slip, or stands for "no end". */
const YEARS = { first: 2000, last: 2099 };

export const COMBINING_RULES = ['orderDiscounts', 'productDiscounts', 'shippingDiscounts'] as const;

/** A plan as somebody types it: numbers with a point or a comma, times as clocks in the store's time zone show them. */
export interface PlanInput {
  name: string;
  audiences: Audience[];
  reach: PromotionPlan['reach'];
  selectionKind: PromotionSelection['kind'];
  listingIds: string[];
  collectionIds: string[];
  discountKind: PromotionDiscount['kind'];
  percent: string;
  /** In the store's currency. */
  amountOff: string;
  triggerKind: PromotionTrigger['kind'];
  code: string;
  /** `YYYY-MM-DDTHH:mm`, with seconds or an offset where it takes them to say the instant, as `exactLocalTimeOf`. */
  startsAt: string;
  endsAt: string;
  combinesWith: (keyof CombiningRules)[];
}

/** Field of the input → what is wrong with it and how to fix it. */
export type PlanErrors = Partial<Record<keyof PlanInput, Message>>;

interface PlanContext {
  /** ISO 4217. */
  currency: string;
  /** IANA name. */
  timeZone: string;
}

/**
 * The plan that somebody typed, or what is wrong with it, field by field. A plan that cannot be scheduled yet,
 * such as one without listings, is a plan all the same: what stands in its way is said by the blockers.
 */
export function checkPlan(
  input: PlanInput,
  { currency, timeZone }: PlanContext,
): { plan: PromotionPlan; errors: null } | { plan: null; errors: PlanErrors } {
  const errors: PlanErrors = {};
  const audiences = AUDIENCES.filter((audience) => input.audiences.includes(audience));
  if (audiences.length === 0) errors.audiences = error('noAudience');
  const plan: PromotionPlan = {
    name: checkName(input.name, errors),
    audiences,
    reach: input.reach,
    selection: checkSelection(input, errors),
    discount: checkDiscount(input, currency, errors),
    trigger: checkTrigger(input, errors),
    startsAt: checkTime(input, 'startsAt', timeZone, errors),
    endsAt: checkTime(input, 'endsAt', timeZone, errors),
    combinesWith: {
      orderDiscounts: input.combinesWith.includes('orderDiscounts'),
      productDiscounts: input.combinesWith.includes('productDiscounts'),
      shippingDiscounts: input.combinesWith.includes('shippingDiscounts'),
    },
  };
  return Object.keys(errors).length === 0 ? { plan, errors: null } : { plan: null, errors };
}

/** The opposite of `checkPlan`. */
export function inputOf(plan: PromotionPlan, timeZone: string): PlanInput {
  const { selection, discount, trigger } = plan;
  return {
    name: plan.name,
    audiences: plan.audiences,
    reach: plan.reach,
    selectionKind: selection.kind,
    listingIds: selection.kind === 'listings' ? selection.listingIds : [],
    collectionIds: selection.kind === 'collections' ? selection.collectionIds : [],
    discountKind: discount.kind,
    percent: discount.kind === 'percentage' ? String(discount.percent) : '',
    amountOff: discount.kind === 'amount' ? String(discount.off.amount) : '',
    triggerKind: trigger.kind,
    code: trigger.kind === 'code' ? trigger.code : '',
    startsAt: exactLocalTimeOf(new Date(plan.startsAt), timeZone),
    endsAt: exactLocalTimeOf(new Date(plan.endsAt), timeZone),
    combinesWith: COMBINING_RULES.filter((rule) => plan.combinesWith[rule]),
  };
}

function error(id: IdAfter<'promotion.error.'>, data: Message['data'] = {}): Message {
  return { id: `promotion.error.${id}`, data };
}

function checkName(typed: string, errors: PlanErrors): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') errors.name = error('noName');
  else if (name.length > MAX_TITLE_LENGTH)
    errors.name = error('longName', { most: MAX_TITLE_LENGTH });
  return name;
}

function checkSelection(input: PlanInput, errors: PlanErrors): PromotionSelection {
  const field = input.selectionKind === 'listings' ? 'listingIds' : 'collectionIds';
  const ids = [...new Set(input[field])];
  if (ids.length > MAX_CHOSEN) {
    errors[field] = error('manyChosen', { chosen: ids.length, most: MAX_CHOSEN });
  }
  return input.selectionKind === 'listings'
    ? { kind: 'listings', listingIds: ids }
    : { kind: 'collections', collectionIds: ids };
}

function checkDiscount(
  { discountKind, percent, amountOff }: PlanInput,
  currency: string,
  errors: PlanErrors,
): PromotionDiscount {
  if (discountKind === 'percentage') {
    const number = decimal(percent, PERCENT_DIGITS);
    if (number === null || number <= 0 || number > 100) {
      errors.percent = error('percent', { digits: PERCENT_DIGITS });
    }
    return { kind: 'percentage', percent: number ?? 0 };
  }
  const digits = currencyDigits(currency);
  const amount = decimal(amountOff, digits);
  if (amount === null || amount <= 0 || amount > MAX_AMOUNT) {
    errors.amountOff = error('amount', { digits, amount: { amount: MAX_AMOUNT, currency } });
  }
  return { kind: 'amount', off: { amount: amount ?? 0, currency } };
}

/** A number with at most so many decimals, written with a point or, as in French, with a comma. */
function decimal(typed: string, digits: number): number | null {
  const match = /^(\d{1,15})(?:[.,](\d+))?$/.exec(typed.trim());
  if (match === null || (match[2]?.length ?? 0) > digits) return null;
  return Number(`${match[1] ?? ''}.${match[2] ?? '0'}`);
}

function checkTrigger({ triggerKind, code }: PlanInput, errors: PlanErrors): PromotionTrigger {
  if (triggerKind === 'automatic') return { kind: 'automatic' };
  const trimmed = code.trim();
  if (trimmed === '') errors.code = error('noCode');
  else if (trimmed.length > MAX_CODE_LENGTH)
    errors.code = error('longCode', { most: MAX_CODE_LENGTH });
  else if (/\s/.test(trimmed)) errors.code = error('spacedCode');
  return { kind: 'code', code: trimmed };
}

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2})?$/;

function checkTime(
  input: PlanInput,
  field: 'startsAt' | 'endsAt',
  timeZone: string,
  errors: PlanErrors,
): string {
  const typed = input[field].trim();
  const instant = LOCAL_TIME.test(typed) ? instantAt(typed, timeZone) : null;
  if (instant === null) {
    errors[field] = error(typed === '' ? 'noTime' : 'time');
    return '';
  }
  const year = Number(typed.slice(0, 4));
  if (year < YEARS.first || year > YEARS.last) {
    errors[field] = error('farTime', { first: String(YEARS.first), last: String(YEARS.last) });
    return '';
  }
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/** `null` for a day that no calendar has. */
function instantAt(local: string, timeZone: string): Date | null {
  try {
    return instantOf(local, timeZone);
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}
