import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { SeasonPorts } from '../season/ports';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import type { PromotionPorts, ShopifyPromotions } from './ports';
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

type BoundPorts = StorePorts &
  SyncPorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  SeasonPorts &
  PromotionPorts &
  Shopify<ShopifyPromotions> &
  Clock;

export function bindSuggestions(ports: BoundPorts): SuggestionServices {
  const compare = recentComparisons(ports, { patienceMs: PATIENCE_MS });
  return {
    suggest: (store, asked) => suggestListings(ports, store, asked, compare),
    showResults: (store, promotionId) => showResults(ports, store, promotionId),
  };
}
