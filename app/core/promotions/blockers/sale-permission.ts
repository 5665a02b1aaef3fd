import { defineBlocker } from '../blocker';
import { isSale } from '../promotion';

/** The app may not change prices: the merchant has not allowed it yet, or took it back. */
export const salePermission = defineBlocker({
  id: 'sale-permission',
  overridable: false,
  messages: { missing: 'blocking' },
  ofPlan: (plan, { sale }) =>
    isSale(plan) && sale?.mayWrite === false ? [{ message: 'missing' }] : [],
});
