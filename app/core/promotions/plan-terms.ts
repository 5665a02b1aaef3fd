import { AUDIENCES, type Audience } from '../listing/audience';
import { currencyDigits } from '../listing/currency-digits';
import { decimal } from './decimal';
import type { PlanInput } from './plan-input';
import { error, type PlanErrors } from './plan-errors';
import type { OwnTerms, PromotionDiscount, PromotionPlan, PromotionTrigger } from './promotion';
import { termsFor } from './terms';

/** As Shopify takes it. */
export const MAX_CODE_LENGTH = 255;
/** The most that an amount off may be: what Shopify's decimals hold without loss. */
const MAX_AMOUNT = 1_000_000;
/** As many as Shopify keeps of a percentage, which is a share of one with six. */
const PERCENT_DIGITS = 4;

interface Checking {
  currency: string;
  errors: PlanErrors;
}

type CheckedTerms = Pick<PromotionPlan, 'discount' | 'trigger' | 'own'>;

/** Whether each audience is typed a discount of its own. */
export function hasOwnFields(
  input: Pick<PlanInput, 'isByAudience' | 'reach' | 'audiences'>,
): boolean {
  return input.isByAudience && input.reach === 'markets' && input.audiences.length > 1;
}

/** What its buyers get: all the same, or each audience something of its own. */
export function checkTerms(
  input: PlanInput,
  audiences: readonly Audience[],
  checking: Checking,
): CheckedTerms {
  if (!hasOwnFields(input)) {
    const field = input.discountKind === 'percentage' ? 'percent' : 'amountOff';
    return {
      discount: checkDiscount(input, field, checking),
      trigger: checkTrigger(input, 'code', checking),
    };
  }
  const terms = audiences.map((audience) => {
    const typed = likeCanada(audience, input);
    return {
      audience,
      discount: checkDiscount(input, `value${typed.value}`, checking),
      trigger: checkTrigger(input, `code${typed.code}`, checking),
    };
  });
  const [first] = terms;
  if (!first) return { discount: { kind: 'percentage', percent: 0 }, trigger: AUTOMATIC };
  for (const [index, each] of terms.entries()) {
    const isTaken = terms.slice(0, index).some((other) => isSameCode(other, each));
    if (isTaken) checking.errors[`code${each.audience}`] ??= error('sameCode');
  }
  const own: Partial<Record<Audience, OwnTerms>> = {};
  for (const { audience, discount, trigger } of terms.slice(1)) {
    if (JSON.stringify([discount, trigger]) === JSON.stringify([first.discount, first.trigger]))
      continue;
    own[audience] = { discount, ...(trigger.kind === 'code' && { code: trigger.code }) };
  }
  const { discount, trigger } = first;
  return { discount, trigger, ...(Object.keys(own).length > 0 && { own }) };
}

/** What is left empty for Quebec is as for the rest of Canada. */
function likeCanada(audience: Audience, input: PlanInput): Record<'value' | 'code', Audience> {
  const like = audience === 'QC' && input.audiences.includes('CA') ? 'CA' : audience;
  return {
    value: input[`value${audience}`].trim() === '' ? like : audience,
    code: input[`code${audience}`].trim() === '' ? like : audience,
  };
}

/** Buyers who get different things cannot get them by one code. */
function isSameCode(one: Given, other: Given): boolean {
  return (
    one.trigger.kind === 'code' &&
    other.trigger.kind === 'code' &&
    one.trigger.code.toLowerCase() === other.trigger.code.toLowerCase() &&
    JSON.stringify(one.discount) !== JSON.stringify(other.discount)
  );
}

interface Given {
  discount: PromotionDiscount;
  trigger: PromotionTrigger;
}

/** The opposite of `checkTerms`. */
export function inputOfTerms(
  plan: PromotionPlan,
): Pick<PlanInput, 'discountKind' | 'percent' | 'amountOff' | 'triggerKind' | 'code'> &
  Pick<PlanInput, 'isByAudience'> &
  Pick<PlanInput, `value${Audience}` | `code${Audience}`> {
  const { discount, trigger } = plan;
  const isByAudience = plan.own !== undefined;
  const own = {
    valueUS: '',
    valueCA: '',
    valueQC: '',
    codeUS: '',
    codeCA: '',
    codeQC: '',
  };
  for (const audience of isByAudience ? AUDIENCES : []) {
    if (!plan.audiences.includes(audience)) continue;
    const terms = termsFor(plan, audience);
    own[`value${audience}`] = numberOf(terms.discount);
    own[`code${audience}`] = codeOf(terms.trigger);
  }
  return {
    discountKind: discount.kind,
    percent: discount.kind === 'percentage' ? numberOf(discount) : '',
    amountOff: discount.kind === 'amount' ? numberOf(discount) : '',
    triggerKind: trigger.kind,
    code: codeOf(trigger),
    isByAudience,
    ...own,
  };
}

function numberOf(discount: PromotionDiscount): string {
  return String(discount.kind === 'percentage' ? discount.percent : discount.off.amount);
}

function codeOf(trigger: PromotionTrigger): string {
  return trigger.kind === 'code' ? trigger.code : '';
}

function checkDiscount(
  input: PlanInput,
  field: 'percent' | 'amountOff' | `value${Audience}`,
  { currency, errors }: Checking,
): PromotionDiscount {
  const typed = input[field];
  if (input.discountKind === 'percentage') {
    const number = decimal(typed, PERCENT_DIGITS);
    if (number === null || number <= 0 || number > 100) {
      errors[field] = error('percent', { digits: PERCENT_DIGITS });
    }
    return { kind: 'percentage', percent: number ?? 0 };
  }
  const digits = currencyDigits(currency);
  const amount = decimal(typed, digits);
  if (amount === null || amount <= 0 || amount > MAX_AMOUNT) {
    errors[field] = error('amount', { digits, amount: { amount: MAX_AMOUNT, currency } });
  }
  return { kind: 'amount', off: { amount: amount ?? 0, currency } };
}

const AUTOMATIC: PromotionTrigger = { kind: 'automatic' };

function checkTrigger(
  input: PlanInput,
  field: 'code' | `code${Audience}`,
  { errors }: Checking,
): PromotionTrigger {
  if (input.triggerKind === 'automatic') return AUTOMATIC;
  const code = input[field].trim();
  if (code === '') errors[field] = error('noCode');
  else if (code.length > MAX_CODE_LENGTH)
    errors[field] = error('longCode', { most: MAX_CODE_LENGTH });
  else if (/\s/.test(code)) errors[field] = error('spacedCode');
  return { kind: 'code', code };
}
