import type { CandidateFacts, SuggestionReason, SuggestionContext } from '../suggestion';

/** `null`: it is not marked, which says nothing. */
export function markReason(
  { isMarked }: Pick<CandidateFacts, 'isMarked'>,
  { season }: Pick<SuggestionContext, 'season'>,
): SuggestionReason | null {
  if (!isMarked) return null;
  return { name: 'mark', side: 'for', message: { id: 'suggestion.mark.marked', data: { season } } };
}
