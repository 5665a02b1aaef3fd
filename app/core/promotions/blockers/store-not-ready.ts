import { frenchNotPublished } from '../../audit/rules/french-not-published';
import { defineBlocker } from '../blocker';

/**
 * An open finding of high severity about the store as a whole, for the buyers that the promotion is meant for. French
 * that is not published leaves each listing without French; the others are no more urgent for the promotion's sake.
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
    const others = grave.filter(({ rule }) => rule !== frenchNotPublished.id);
    return [
      ...(others.length < grave.length ? [{ message: 'frenchNotPublished' as const }] : []),
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
