import { defineBlocker } from '../blocker';
import { isSale } from '../promotion';
import { salesUntilThen } from '../sale/other-sales';
import { isOnSale } from '../sale/sale-price';

/**
 * An original price is shown already: it stays, and the sale is taken off the price of today. Where that is another sale's
 * that ends before, today's prices are not those that this is taken off.
 */
export const alreadyOnSale = defineBlocker({
  id: 'already-on-sale',
  overridable: true,
  messages: { shown: 'notice', lowered: 'notice' },
  ofListing(plan, { listing: { id, variants } }, facts) {
    const others = salesUntilThen(plan, id, facts);
    if (others.length > 0) {
      return others.map((other) => ({
        message: 'lowered',
        data: { other: other.name },
        about: [other.id],
      }));
    }
    if (!isSale(plan)) return [];
    const shown = variants.filter(({ shopPrice }) => isOnSale(shopPrice)).length;
    return shown > 0 ? [{ message: 'shown', data: { variants: shown } }] : [];
  },
});
