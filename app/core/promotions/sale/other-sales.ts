import type { Offer, PromotionFacts } from '../facts';
import type { PromotionPlan } from '../promotion';
import { offersOn, overlapsInTime, regionsReached } from '../reach';

/**
 * Other promotions that lower the listing's price itself at the same time: what the second puts back would be the
 * first one's price.
 */
export function otherSalesOn(
  plan: PromotionPlan,
  listingId: string,
  facts: Pick<PromotionFacts, 'offers' | 'store' | 'marketDiscounts' | 'markets'>,
): Offer[] {
  return offersOn(facts.offers ?? [], listingId, regionsReached(plan, facts)).filter(
    (offer) => offer.isSale === true && overlapsInTime(offer, plan),
  );
}
