import { COUNTRY_OF, type Audience } from '../listing/audience';
import type { PromotionFacts } from './facts';
import type { PromotionDiscount } from './promotion';
import { discountsIn, placesReached } from './reach';
import { termsFor, type PlannedTerms } from './terms';

/** Whose prices are shown beside each other. */
export type PriceColumn = Audience;

export interface ColumnDiscount {
  column: PriceColumn;
  discount: PromotionDiscount;
}

/** What buyers get in each country that is reached, and in Quebec where that is something else than in Canada. */
export function priceColumns(
  plan: PlannedTerms,
  facts: Pick<PromotionFacts, 'store' | 'marketDiscounts' | 'markets'>,
): ColumnDiscount[] {
  const columns = placesReached(plan, facts).map((place): ColumnDiscount => {
    const own = plan.audiences.find((audience) => COUNTRY_OF[audience] === place);
    const [deepest = plan.discount] = discountsIn(place, plan, facts);
    return { column: place, discount: own ? termsFor(plan, own).discount : deepest };
  });
  const ofCanada = columns.find(({ column }) => column === 'CA');
  const { discount } = termsFor(plan, 'QC');
  const isApart =
    ofCanada !== undefined &&
    plan.audiences.includes('QC') &&
    JSON.stringify(discount) !== JSON.stringify(ofCanada.discount);
  return isApart ? [...columns, { column: 'QC', discount }] : columns;
}
