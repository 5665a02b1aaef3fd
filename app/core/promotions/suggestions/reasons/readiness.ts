import type { IdAfter } from '../../../../locales/messages';
import { hasHighFinding, mayHideHighFinding } from '../../../audit/high-findings';
import { RULES_BY_ID } from '../../../audit/registry';
import type { CandidateFacts, SuggestionReason, SuggestionContext } from '../suggestion';

/** Whether the listing is ready for these buyers: a finding of high severity stands in a promotion's way. */
export function readinessReason(
  { results, readiness: { share } }: Pick<CandidateFacts, 'results' | 'readiness'>,
  { audience }: Pick<SuggestionContext, 'audience'>,
): SuggestionReason {
  if (results.length === 0) return reason('unknown', 'notAudited', { audience });
  const asked = results.filter(
    ({ rule, audiences }) =>
      audiences.includes(audience) && RULES_BY_ID.get(rule)?.promotion !== 'notice',
  );
  const failed = asked.filter((each) => hasHighFinding(each, audience)).length;
  if (failed > 0) return reason('against', 'notReady', { audience, rules: failed });
  const hidden = asked.filter((each) => mayHideHighFinding(each, audience, RULES_BY_ID)).length;
  if (hidden > 0) return reason('unknown', 'hidden', { audience, rules: hidden });
  return reason('for', 'ready', { audience, hasShare: share !== null, share: share ?? 0 });
}

function reason(
  side: SuggestionReason['side'],
  id: IdAfter<'suggestion.readiness.'>,
  data: SuggestionReason['message']['data'],
): SuggestionReason {
  return { name: 'readiness', side, message: { id: `suggestion.readiness.${id}`, data } };
}
