import { AUDIENCES, type Audience } from '../listing/audience';
import type { PromotionDiscount, PromotionPlan, PromotionTrigger } from './promotion';

/** What somebody gets of a promotion, and how. */
export interface Terms {
  discount: PromotionDiscount;
  trigger: PromotionTrigger;
}

/** What these buyers get, all of them the same. */
export interface BuyerTerms extends Terms {
  audiences: Audience[];
}

export type PlannedTerms = Pick<
  PromotionPlan,
  'audiences' | 'reach' | 'discount' | 'trigger' | 'own'
>;

/** What the buyers of an audience get of a promotion. One that is for all buyers gives all of them the same. */
export function termsFor(plan: PlannedTerms, audience: Audience): Terms {
  const { discount, trigger, reach } = plan;
  const own = reach === 'markets' ? plan.own?.[audience] : undefined;
  if (own === undefined) return { discount, trigger };
  return {
    discount: own.discount,
    trigger:
      trigger.kind === 'code' && own.code !== undefined
        ? { kind: 'code', code: own.code }
        : trigger,
  };
}

/** Everything that a promotion gives, each once, with those who get it; at least one. */
export function termsByBuyers(plan: PlannedTerms): [BuyerTerms, ...BuyerTerms[]] {
  const groups: BuyerTerms[] = [];
  for (const audience of AUDIENCES.filter((each) => plan.audiences.includes(each))) {
    const terms = termsFor(plan, audience);
    const same = groups.find((group) => areSame(group, terms));
    if (same) same.audiences.push(audience);
    else groups.push({ audiences: [audience], ...terms });
  }
  const [first = { audiences: [], discount: plan.discount, trigger: plan.trigger }, ...others] =
    groups;
  return [first, ...others];
}

/** The codes that it is got by; none where it applies automatically. */
export function codesOf(plan: PlannedTerms): string[] {
  return termsByBuyers(plan).flatMap(({ trigger }) =>
    trigger.kind === 'code' ? trigger.code : [],
  );
}

function areSame(a: Terms, b: Terms): boolean {
  return (
    JSON.stringify([comparable(a.discount), a.trigger]) ===
    JSON.stringify([comparable(b.discount), b.trigger])
  );
}

function comparable(discount: PromotionDiscount): unknown[] {
  return discount.kind === 'percentage'
    ? [discount.percent]
    : [discount.off.amount, discount.off.currency];
}
