import { defineBlocker } from '../blocker';
import { isSale } from '../promotion';
import { isOnSale } from '../sale/sale-price';

/** An original price is shown already: it stays, and the sale is taken off the price of today. */
export const alreadyOnSale = defineBlocker({
  id: 'already-on-sale',
  overridable: true,
  messages: { shown: 'notice' },
  ofListing(plan, { listing: { variants } }) {
    if (!isSale(plan)) return [];
    const shown = variants.filter(({ shopPrice }) => isOnSale(shopPrice)).length;
    return shown > 0 ? [{ message: 'shown', data: { variants: shown } }] : [];
  },
});
