import { defineBlocker } from '../blocker';
import { isSale } from '../promotion';
import { refusedIn } from '../sale/refused-variants';

/**
 * The price of a market that is not part of the promotion follows the one that would be lowered, or shares the list that
 * would be written: its buyers would get the sale as well.
 */
export const saleFollows = defineBlocker({
  id: 'sale-follows',
  overridable: false,
  messages: { follows: 'blocking', unknown: 'notice' },
  ofPlan: (plan, { sale }) => (isSale(plan) && sale === null ? [{ message: 'unknown' }] : []),
  ofListing(plan, { listing }, facts) {
    const refused = refusedIn(plan, listing, facts, ['follows']);
    return refused === null ? [] : [{ message: 'follows', data: refused, about: refused.markets }];
  },
});
