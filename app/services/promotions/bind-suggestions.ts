import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { Ports, StoreDomain } from '../ports';
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

export function bindSuggestions(ports: Ports): SuggestionServices {
  return {
    suggest: (store, asked) => suggestListings(ports, store, asked),
    showResults: (store, promotionId) => showResults(ports, store, promotionId),
  };
}
