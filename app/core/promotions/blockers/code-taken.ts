import { defineBlocker } from '../blocker';
import { codesOf } from '../terms';

/** Shopify refuses a code that another discount has, in whatever case it is written. */
export const codeTaken = defineBlocker({
  id: 'code-taken',
  overridable: false,
  messages: { taken: 'blocking', unknown: 'notice' },
  ofPlan(plan, { offers }) {
    const own = codesOf(plan);
    if (own.length === 0) return [];
    if (offers === null) return [{ message: 'unknown' }];
    return own.flatMap((code) => {
      const taken = offers.find(({ codes }) => codes.some((each) => isSameCode(each, code)));
      return taken
        ? [{ message: 'taken' as const, data: { code, other: taken.name }, about: [code] }]
        : [];
    });
  },
});

function isSameCode(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
