import { defineBlocker } from '../blocker';
import { entriesOf, hasTooManyEntries, MAX_ENTRIES_PER_DISCOUNT } from '../discount-parts';

/** A discount takes 100 entries. Automatic ones are split into several; a code belongs to one. */
export const tooManyEntries = defineBlocker({
  id: 'too-many-entries',
  overridable: false,
  messages: { listings: 'blocking', collections: 'blocking' },
  ofPlan(plan) {
    if (!hasTooManyEntries(plan)) return [];
    const data = { chosen: entriesOf(plan).length, most: MAX_ENTRIES_PER_DISCOUNT };
    return [{ message: plan.selection.kind, data }];
  },
});
