import { defineBlocker } from '../blocker';
import { dayInMessage } from '../day-in-message';
import type { Offer } from '../facts';
import { endOf, offersOn, overlapsInTime, regionsReached } from '../reach';

/**
 * Another promotion of this app, or a discount made elsewhere, on the same listing at the same time. Shopify
 * gives the buyer the better of the two, or both where both combine with product discounts: either way the
 * price is not the one planned.
 */
export const overlap = defineBlocker({
  id: 'overlap',
  overridable: true,
  messages: {
    promotion: 'blocking',
    discount: 'blocking',
    unreadable: 'notice',
    unknown: 'notice',
  },
  ofPlan(plan, { offers }) {
    if (offers === null) return [{ message: 'unknown' }];
    return offers
      .filter((offer) => offer.covers.kind === 'unknown' && overlapsInTime(offer, plan))
      .map((offer) => ({
        message: 'unreadable',
        data: { other: offer.name },
        about: [offer.id],
      }));
  },
  ofListing(plan, { listing }, facts) {
    return offersOn(facts.offers ?? [], listing.id, regionsReached(plan, facts))
      .filter((offer) => overlapsInTime(offer, plan))
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
          stacks: offer.combinesWith.productDiscounts && plan.combinesWith.productDiscounts,
        },
        about: [...aboutOffer(offer), plan.startsAt, plan.endsAt],
      }));
  },
});

function aboutOffer({ id, startsAt, endsAt, combinesWith }: Offer): string[] {
  return [id, startsAt, endsAt ?? '', String(combinesWith.productDiscounts)];
}
