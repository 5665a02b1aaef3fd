import type { BlockingStoreRule } from '../../audit/registry';
import { defineBlocker } from '../blocker';

/** What is said of each rule about the store that keeps a promotion from being scheduled. */
const BLOCKING = {
  // Leaves each listing without French.
  'french-not-published': 'frenchNotPublished',
} as const satisfies Record<BlockingStoreRule, string>;

const isBlocking = (rule: string): rule is BlockingStoreRule => Object.hasOwn(BLOCKING, rule);

/**
 * An open finding of high severity about the store as a whole, for the buyers that the promotion is meant for. One of
 * a rule that does not block is no more urgent for the promotion's sake.
 */
export const storeNotReady = defineBlocker({
  id: 'store-not-ready',
  overridable: true,
  messages: { frenchNotPublished: 'blocking', findings: 'notice' },
  ofPlan({ audiences }, { storeFindings }) {
    const grave = storeFindings.filter(
      (finding) =>
        finding.severity === 'high' &&
        finding.audiences.some((audience) => audiences.includes(audience)),
    );
    const rules = [...new Set(grave.map(({ rule }) => rule))];
    const others = grave.filter(({ rule }) => !isBlocking(rule));
    return [
      ...rules.filter(isBlocking).map((rule) => ({ message: BLOCKING[rule] })),
      ...(others.length > 0
        ? [
            {
              message: 'findings' as const,
              data: {
                rules: [...new Set(others.map(({ rule }) => rule))],
                audiences: audiences.filter((audience) =>
                  others.some((finding) => finding.audiences.includes(audience)),
                ),
              },
            },
          ]
        : []),
    ];
  },
});
