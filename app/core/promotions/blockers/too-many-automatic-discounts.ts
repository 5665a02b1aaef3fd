import { defineBlocker } from '../blocker';
import { discountsNeeded, MAX_AUTOMATIC_DISCOUNTS } from '../discount-parts';
import type { Offer } from '../facts';
import { isSale } from '../promotion';
import { endOf, overlapsInTime } from '../reach';

/** Shopify refuses the 26th automatic discount that is active at one instant. */
export const tooManyAutomaticDiscounts = defineBlocker({
  id: 'too-many-automatic-discounts',
  overridable: false,
  messages: { tooMany: 'blocking', unknown: 'notice' },
  ofPlan(plan, { offers, chosenListings }) {
    if (plan.trigger.kind !== 'automatic' || isSale(plan)) return [];
    if (offers === null) return [{ message: 'unknown' }];
    const needed = discountsNeeded(plan, chosenListings);
    const others = mostAtOnce(
      offers.filter((offer) => offer.method === 'automatic' && overlapsInTime(offer, plan)),
      plan,
    );
    if (needed + others <= MAX_AUTOMATIC_DISCOUNTS) return [];
    return [{ message: 'tooMany', data: { needed, others, most: MAX_AUTOMATIC_DISCOUNTS } }];
  },
});

/** The most of them that are active at one instant of a stretch that all of them meet. */
function mostAtOnce(offers: readonly Offer[], { startsAt }: { startsAt: string }): number {
  const from = Date.parse(startsAt);
  // The number is highest right after one of them begins, or where the stretch does.
  const instants = [from, ...offers.map((offer) => Math.max(from, Date.parse(offer.startsAt)))];
  return Math.max(
    ...instants.map((at) =>
      offers
        .filter((offer) => Date.parse(offer.startsAt) <= at && endOf(offer) > at)
        .reduce((sum, { discountCount }) => sum + discountCount, 0),
    ),
  );
}
