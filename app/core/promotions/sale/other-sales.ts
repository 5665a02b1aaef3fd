import type { Offer, PromotionFacts } from '../facts';
import type { PromotionPlan } from '../promotion';
import { endOf, offersOn, overlapsInTime, regionsReached } from '../reach';

type Facts = Pick<PromotionFacts, 'now' | 'offers' | 'store' | 'marketDiscounts' | 'markets'>;

/**
 * Other promotions that lower the listing's price itself at the same time: what the second puts back would be the
 * first one's price.
 */
export function otherSalesOn(
  plan: PromotionPlan,
  listingId: string,
  facts: Omit<Facts, 'now'>,
): Offer[] {
  return salesOn(plan, listingId, facts).filter((offer) => overlapsInTime(offer, plan));
}

/** Those that have lowered it now, and end before the plan begins: by then it is another price. */
export function salesUntilThen(plan: PromotionPlan, listingId: string, facts: Facts): Offer[] {
  return salesOn(plan, listingId, facts).filter(
    (offer) =>
      Date.parse(offer.startsAt) <= facts.now.getTime() &&
      endOf(offer) > facts.now.getTime() &&
      endOf(offer) <= Date.parse(plan.startsAt),
  );
}

function salesOn(plan: PromotionPlan, listingId: string, facts: Omit<Facts, 'now'>): Offer[] {
  const regions = regionsReached(plan, facts);
  return offersOn(facts.offers ?? [], listingId, regions).filter(({ isSale }) => isSale === true);
}
