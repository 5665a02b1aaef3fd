import type { CandidateFacts, SuggestionReason, SuggestionContext } from '../suggestion';
import { liftData } from './lift';

/** What the orders of its category say, where its own do not. `null`: they say nothing either, or need not. */
export function categoryReason(
  { own, category }: Pick<CandidateFacts, 'own' | 'category'>,
  { season, audience }: Pick<SuggestionContext, 'season' | 'audience'>,
): SuggestionReason | null {
  if (category === null || (own !== null && own.lift.lower > 1)) return null;
  const { lower, upper } = category.lift;
  const data = { ...liftData(category), season, audience, category: category.name };
  if (lower > 1) {
    return { name: 'category', side: 'for', message: { id: 'suggestion.category.more', data } };
  }
  if (upper !== null && upper < 1) {
    return { name: 'category', side: 'against', message: { id: 'suggestion.category.less', data } };
  }
  return null;
}
