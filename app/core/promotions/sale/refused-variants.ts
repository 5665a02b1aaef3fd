import type { PromotedListing, PromotionFacts } from '../facts';
import { isSale, type PromotionPlan } from '../promotion';
import { salePlanner, type SaleRefusal } from './plan-sale';

/** How many of a listing's variants no sale price can be made of for this reason, and in which markets; `null`: none. */
export function refusedIn(
  plan: PromotionPlan,
  { variants }: PromotedListing['listing'],
  { sale, store }: Pick<PromotionFacts, 'sale' | 'store'>,
  why: readonly SaleRefusal['why'][],
): { variants: number; markets: string[] } | null {
  if (!isSale(plan) || !sale) return null;
  const planVariant = salePlanner(plan, sale, store.country);
  const refused = variants.flatMap((variant) => {
    const { refusal } = planVariant(variant);
    return refusal !== null && why.includes(refusal.why) ? [refusal] : [];
  });
  const markets = [...new Set(refused.flatMap((refusal) => refusal.markets))].sort();
  return refused.length === 0 ? null : { variants: refused.length, markets };
}
