import { defineBlocker } from '../blocker';
import { datesDecided } from '../dates-decided';
import { dayInMessage } from '../day-in-message';
import { haveBuyersInCommon } from '../../store/market';
import type { Offer, PromotionFacts } from '../facts';
import type { PromotionPlan } from '../promotion';
import { combine, endOf, offersOn, overlapsInTime, regionsReached } from '../reach';

/**
 * Another promotion of this app, or a discount made elsewhere, on the same listing at the same time. Shopify
 * gives the buyer the better of the two, or both where both combine: either way the price is not the one planned.
 * What asks for a code or another condition lowers the price for some buyers alone, and is said once for all.
 */
export const overlap = defineBlocker({
  id: 'overlap',
  overridable: true,
  messages: {
    promotion: 'blocking',
    discount: 'blocking',
    conditional: 'notice',
    unreadable: 'notice',
    unknown: 'notice',
  },
  ofPlan(plan, facts) {
    if (facts.offers === null) return [{ message: 'unknown' }];
    const offers = facts.offers.filter((offer) => mayMeet(plan, offer, facts));
    const conditional = offers
      .filter(({ isUnconditional }) => !isUnconditional)
      .sort((a, b) => b.discountCount - a.discountCount);
    const [first] = conditional;
    const unreadable = offers.filter(
      ({ isUnconditional, covers }) => isUnconditional && covers.kind === 'unknown',
    );
    return [
      ...unreadable.map((offer) => ({
        message: 'unreadable' as const,
        data: { other: offer.name },
        about: [offer.id],
      })),
      ...(first
        ? [
            {
              message: 'conditional' as const,
              data: {
                count: discountsIn(conditional),
                other: first.name,
                alike: first.discountCount,
                combining: discountsIn(conditional.filter((offer) => combine(plan, offer))),
              },
            },
          ]
        : []),
    ];
  },
  ofListing(plan, { listing }, facts) {
    return offersOn(facts.offers ?? [], listing.id, regionsReached(plan, facts))
      .filter((offer) => offer.isUnconditional && overlapsInTime(offer, plan))
      .map((offer) => ({
        message: offer.source,
        data: {
          other: offer.name,
          from: dayInMessage(
            Math.max(Date.parse(offer.startsAt), Date.parse(plan.startsAt)),
            facts,
          ),
          // The end is the first instant that no longer belongs.
          until: dayInMessage(Math.min(endOf(offer), Date.parse(plan.endsAt)) - 1, facts),
          stacks: combine(plan, offer),
        },
        about: [...aboutOffer(offer), ...datesDecided(plan, facts)],
      }));
  },
});

function discountsIn(offers: readonly Offer[]): number {
  return offers.reduce((sum, { discountCount }) => sum + discountCount, 0);
}

/** Of a selection of collections no listing is known here. */
function mayMeet(plan: PromotionPlan, offer: Offer, facts: PromotionFacts): boolean {
  const { selection } = plan;
  const { covers } = offer;
  return (
    covers.kind !== 'none' &&
    overlapsInTime(offer, plan) &&
    haveBuyersInCommon(offer.regions, regionsReached(plan, facts)) &&
    (covers.kind !== 'listings' ||
      selection.kind !== 'listings' ||
      selection.listingIds.some((id) => covers.listingIds.has(id)))
  );
}

function aboutOffer({ id, startsAt, plannedStart, endsAt, combinesWith }: Offer): string[] {
  return [id, plannedStart ?? startsAt, endsAt ?? '', String(combinesWith.productDiscounts)];
}
