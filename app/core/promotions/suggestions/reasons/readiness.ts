import type { IdAfter } from '../../../../locales/messages';
import { hasHighFinding, mayHideHighFinding } from '../../../audit/high-findings';
import { RULES_BY_ID } from '../../../audit/registry';
import type { CandidateFacts, SuggestionReason, SuggestionContext } from '../suggestion';

/** [J] Of what is asked of it; with less, nothing grave stands in the way, but it is not called ready. */
const READY_SHARE = 0.8;

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
  if (share === null) return reason('unknown', 'fewJudged', { audience });
  if (share < READY_SHARE) return reason('against', 'partly', { audience, share });
  return reason('for', 'ready', { audience, share });
}

function reason(
  side: SuggestionReason['side'],
  id: IdAfter<'suggestion.readiness.'>,
  data: SuggestionReason['message']['data'],
): SuggestionReason {
  return { name: 'readiness', side, message: { id: `suggestion.readiness.${id}`, data } };
}
