import { defineBlocker } from '../blocker';
import { entriesOf, MAX_ENTRIES_PER_DISCOUNT } from '../discount-parts';
import { isLookedUp, itemsKindOf } from '../scope';

/** A discount takes 100 entries. Automatic ones are split into several; a code belongs to one. */
export const tooManyEntries = defineBlocker({
  id: 'too-many-entries',
  overridable: false,
  messages: { listings: 'blocking', collections: 'blocking' },
  ofPlan(plan, { chosenListings }) {
    if (plan.trigger.kind !== 'code') return [];
    const chosen = isLookedUp(plan) ? (chosenListings ?? 0) : entriesOf(plan).length;
    if (chosen <= MAX_ENTRIES_PER_DISCOUNT) return [];
    const data = { chosen, most: MAX_ENTRIES_PER_DISCOUNT };
    return [{ message: itemsKindOf(plan) === 'collections' ? 'collections' : 'listings', data }];
  },
});
