import { exactLocalTimeOf, instantOf } from '../days/zoned-time';
import { AUDIENCES } from '../listing/audience';
import { inBothLanguages, MAX_TITLE_LENGTH } from './discount-title';
import type { PromotionPlan } from './promotion';
import { error, type PlanErrors } from './plan-errors';
import { COMBINING_RULES, type PlanInput } from './plan-input';
import { checkScope, inputOfScope } from './plan-scope';
import { checkTarget, inputOfTarget } from './plan-target';
import { checkTerms, inputOfTerms } from './plan-terms';

/** [J] No promotion is planned outside these years; one that is typed there is a slip, or stands for "no end". */
const YEARS = { first: 2000, last: 2099 };

export interface PlanContext {
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
    ...(input.kind === 'salePrices' && { kind: input.kind }),
    ...checkNames(input, errors),
    audiences,
    reach: input.reach,
    ...checkScope(input, errors),
    ...checkTerms(withoutCode(input), audiences, { currency, errors }),
    startsAt: checkTime(input, 'startsAt', timeZone, errors),
    endsAt: checkTime(input, 'endsAt', timeZone, errors),
    combinesWith: {
      orderDiscounts: input.combinesWith.includes('orderDiscounts'),
      productDiscounts: input.combinesWith.includes('productDiscounts'),
      shippingDiscounts: input.combinesWith.includes('shippingDiscounts'),
    },
    ...checkTarget(input, currency, errors),
  };
  return Object.keys(errors).length === 0 ? { plan, errors: null } : { plan: null, errors };
}

/** A price is asked of everybody. */
function withoutCode(input: PlanInput): PlanInput {
  return input.kind === 'salePrices' ? { ...input, triggerKind: 'automatic' } : input;
}

/** The opposite of `checkPlan`. */
export function inputOf(plan: PromotionPlan, timeZone: string): PlanInput {
  return {
    kind: plan.kind ?? 'discount',
    name: plan.name,
    frenchName: plan.frenchName ?? '',
    audiences: plan.audiences,
    reach: plan.reach,
    ...inputOfScope(plan),
    ...inputOfTerms(plan),
    startsAt: exactLocalTimeOf(new Date(plan.startsAt), timeZone),
    endsAt: exactLocalTimeOf(new Date(plan.endsAt), timeZone),
    combinesWith: COMBINING_RULES.filter((rule) => plan.combinesWith[rule]),
    ...inputOfTarget(plan),
  };
}

function checkNames(
  input: PlanInput,
  errors: PlanErrors,
): Pick<PromotionPlan, 'name' | 'frenchName'> {
  const name = trimmed(input.name);
  const frenchName = trimmed(input.frenchName);
  if (name === '') errors.name = error('noName');
  else if (name.length > MAX_TITLE_LENGTH)
    errors.name = error('longName', { most: MAX_TITLE_LENGTH });
  else if (inBothLanguages({ name, frenchName }).length > MAX_TITLE_LENGTH)
    errors.frenchName = error('longNames', { most: MAX_TITLE_LENGTH });
  return { name, ...(frenchName !== '' && { frenchName }) };
}

function trimmed(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ');
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
