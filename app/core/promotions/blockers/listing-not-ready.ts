import { hasHighFinding, mayHideHighFinding, type GraveResult } from '../../audit/high-findings';
import { RULES_BY_ID } from '../../audit/registry';
import type { Audience } from '../../listing/audience';
import { defineBlocker, type Found } from '../blocker';

/** An open finding of high severity for the buyers that the promotion is meant for. Ignored ones do not count. */
export const listingNotReady = defineBlocker({
  id: 'listing-not-ready',
  overridable: true,
  messages: { findings: 'blocking', likely: 'notice', unknown: 'notice', notAudited: 'notice' },
  ofListing({ audiences }, { listing, results }) {
    if (results === null) return [{ message: 'notAudited' }];
    // Nobody judges what nobody can buy; that is said by `listing-not-active`.
    if (listing.status === 'ARCHIVED') return [];
    const judged = results
      .filter(({ rule }) => RULES_BY_ID.get(rule)?.promotion !== 'judgedAnew')
      .map((result) => {
        const concerned = audiences.filter((audience) => result.audiences.includes(audience));
        return {
          result,
          isTold: RULES_BY_ID.get(result.rule)?.promotion === 'notice',
          failsFor: concerned.filter((audience) => hasHighFinding(result, audience)),
          mayFail: concerned.some((audience) => mayHideHighFinding(result, audience, RULES_BY_ID)),
        };
      });
    const failed = judged.filter(({ failsFor }) => failsFor.length > 0);
    const certain = failed.filter(({ isTold }) => !isTold);
    const likely = failed.filter(({ isTold }) => isTold);
    if (certain.length > 0) return [found('findings', certain, audiences)];
    const hidden = judged.filter(({ mayFail, isTold }) => mayFail && !isTold);
    return [
      ...(likely.length > 0 ? [found('likely', likely, audiences)] : []),
      ...(hidden.length > 0
        ? [
            {
              message: 'unknown' as const,
              data: { rules: hidden.map(({ result }) => result.rule) },
            },
          ]
        : []),
    ];
  },
});

interface Failed {
  result: GraveResult;
  failsFor: readonly Audience[];
}

function found<M extends string>(
  message: M,
  failed: readonly Failed[],
  audiences: readonly Audience[],
): Found<M> {
  return {
    message,
    data: {
      rules: failed.map(({ result }) => result.rule),
      audiences: audiences.filter((audience) =>
        failed.some(({ failsFor }) => failsFor.includes(audience)),
      ),
    },
    about: failed
      .flatMap(({ result: { rule, findings }, failsFor }) =>
        findings
          .filter(({ severity }) => severity === 'high')
          .map(({ key }) => `${rule} ${key} ${failsFor.join('+')}`),
      )
      .sort(),
  };
}
