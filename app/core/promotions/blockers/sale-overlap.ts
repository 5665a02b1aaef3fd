import { defineBlocker } from '../blocker';
import { isSale } from '../promotion';
import { otherSalesOn } from '../sale/other-sales';

/** Of two promotions that lower the same price, the second would put back the first one's. */
export const saleOverlap = defineBlocker({
  id: 'sale-overlap',
  overridable: false,
  messages: { other: 'blocking' },
  ofListing(plan, { listing }, facts) {
    if (!isSale(plan)) return [];
    return otherSalesOn(plan, listing.id, facts).map(({ id, name }) => ({
      message: 'other',
      data: { other: name },
      about: [id],
    }));
  },
});
