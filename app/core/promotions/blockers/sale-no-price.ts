import { defineBlocker } from '../blocker';
import { refusedIn } from '../sale/refused-variants';

/** No sale price can be made of what is asked. One of nothing is said by `below-cost`, too. */
export const saleNoPrice = defineBlocker({
  id: 'sale-no-price',
  overridable: false,
  messages: {
    otherCurrency: 'blocking',
    unknownPrice: 'blocking',
    nothingOff: 'blocking',
    free: 'blocking',
  },
  ofListing(plan, { listing }, facts) {
    for (const why of ['otherCurrency', 'unknownPrice', 'nothingOff', 'free'] as const) {
      const refused = refusedIn(plan, listing, facts, [why]);
      if (refused !== null) return [{ message: why, data: refused, about: refused.markets }];
    }
    return [];
  },
});
