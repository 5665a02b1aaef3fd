import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { Ports, StoreDomain } from '../ports';
import { recentComparisons } from './recent-comparison';
import { showResults } from './show-results';
import { suggestListings } from './suggest-listings';
import type { PromotionResultsView, SuggestionsView } from './suggestion-views';

export interface SuggestionServices {
  /** `null`: the season whose end is next, the first audience that the store sells to. */
  suggest(
    store: StoreDomain,
    asked: { season: SeasonName | null; audience: Audience | null },
  ): Promise<SuggestionsView>;
  /** `null`: no such promotion in this store. */
  showResults(store: StoreDomain, promotionId: string): Promise<PromotionResultsView | null>;
}

/** Nobody waits longer for a page without a word of what it is doing. */
const PATIENCE_MS = 1_500;

export function bindSuggestions(ports: Ports): SuggestionServices {
  const compare = recentComparisons(ports, { patienceMs: PATIENCE_MS });
  return {
    suggest: (store, asked) => suggestListings(ports, store, asked, compare),
    showResults: (store, promotionId) => showResults(ports, store, promotionId),
  };
}
