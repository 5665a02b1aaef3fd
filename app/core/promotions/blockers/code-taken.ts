import { defineBlocker } from '../blocker';

/** Shopify refuses a code that another discount has, in whatever case it is written. */
export const codeTaken = defineBlocker({
  id: 'code-taken',
  overridable: false,
  messages: { taken: 'blocking', unknown: 'notice' },
  ofPlan({ trigger }, { offers }) {
    if (trigger.kind !== 'code') return [];
    if (offers === null) return [{ message: 'unknown' }];
    const code = trigger.code.toLowerCase();
    const taken = offers.find(({ codes }) => codes.some((each) => each.toLowerCase() === code));
    return taken ? [{ message: 'taken', data: { code: trigger.code, other: taken.name } }] : [];
  },
});
