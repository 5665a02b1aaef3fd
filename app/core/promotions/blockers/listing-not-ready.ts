import { hasHighFinding, mayHideHighFinding } from '../../audit/high-findings';
import { defineBlocker } from '../blocker';

/** Judged by the promotion's own days in `was-price`. */
const JUDGED_ELSEWHERE: readonly string[] = ['unsupported-was-price', 'brief-reference-price'];

/** An open finding of high severity for the buyers that the promotion is meant for. Ignored ones do not count. */
export const listingNotReady = defineBlocker({
  id: 'listing-not-ready',
  overridable: true,
  messages: { findings: 'blocking', unknown: 'notice', notAudited: 'notice' },
  ofListing({ audiences }, { listing, results }) {
    if (results.length === 0) return [{ message: 'notAudited' }];
    // Nobody judges what nobody can buy; that is said by `listing-not-active`.
    if (listing.status === 'ARCHIVED') return [];
    const judged = results
      .filter(({ rule }) => !JUDGED_ELSEWHERE.includes(rule))
      .map((result) => {
        const concerned = audiences.filter((audience) => result.audiences.includes(audience));
        return {
          result,
          failsFor: concerned.filter((audience) => hasHighFinding(result, audience)),
          mayFail: concerned.some((audience) => mayHideHighFinding(result, audience)),
        };
      });
    const failed = judged.filter(({ failsFor }) => failsFor.length > 0);
    if (failed.length > 0) {
      return [
        {
          message: 'findings',
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
        },
      ];
    }
    const hidden = judged.filter(({ mayFail }) => mayFail).map(({ result }) => result.rule);
    return hidden.length > 0 ? [{ message: 'unknown', data: { rules: hidden } }] : [];
  },
});
