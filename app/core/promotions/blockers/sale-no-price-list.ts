import { defineBlocker } from '../blocker';
import { refusedIn } from '../sale/refused-variants';

/** A market that the promotion is for has no list in which a price of its own could be fixed, and follows no price that is lowered. */
export const saleNoPriceList = defineBlocker({
  id: 'sale-no-price-list',
  overridable: false,
  messages: { none: 'blocking' },
  ofListing(plan, { listing }, facts) {
    const refused = refusedIn(plan, listing, facts, ['noPriceList']);
    return refused === null ? [] : [{ message: 'none', data: refused, about: refused.markets }];
  },
});
