import { hasHighFinding, mayHideHighFinding } from '../../audit/high-findings';
import { RULES_BY_ID } from '../../audit/registry';
import { defineBlocker } from '../blocker';

/** An open finding of high severity for the buyers that the promotion is meant for. Ignored ones do not count. */
export const listingNotReady = defineBlocker({
  id: 'listing-not-ready',
  overridable: true,
  messages: { findings: 'blocking', unknown: 'notice', notAudited: 'notice' },
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
          failsFor: concerned.filter((audience) => hasHighFinding(result, audience)),
          mayFail: concerned.some((audience) => mayHideHighFinding(result, audience, RULES_BY_ID)),
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
