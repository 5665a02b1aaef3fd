import { defineBlocker } from '../blocker';
import { isSale } from '../promotion';
import { MOST_SALE_LISTINGS } from '../sale/sale-markets';

export const saleTooMany = defineBlocker({
  id: 'sale-too-many',
  overridable: false,
  messages: { tooMany: 'blocking' },
  ofPlan(plan, { chosenListings }) {
    const chosen = chosenListings ?? 0;
    return isSale(plan) && chosen > MOST_SALE_LISTINGS
      ? [{ message: 'tooMany', data: { chosen, most: MOST_SALE_LISTINGS } }]
      : [];
  },
});
