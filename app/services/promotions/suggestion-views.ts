import type { Message } from '~/core/audit/outcome';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { DayRange } from '~/core/promotions/lift-periods';
import type { Markdown } from '~/core/promotions/markdown';
import type { PromotionPhase } from '~/core/promotions/promotion';
import type { ListingResult } from '~/core/promotions/results/listing-result';
import type { PromotionResults } from '~/core/promotions/results/results';
import type { BasedLift } from '~/core/promotions/suggestions/compare-sales';
import type { Suggestion } from '~/core/promotions/suggestions/suggestion';
import type { FirstSync } from '../sync/views';

/** What the pages about suggestions and results show. Plain JSON. */

export interface SuggestionsView {
  season: SeasonName;
  audience: Audience;
  /** To choose from, in fixed order. */
  audiences: Audience[];
  /** First and last day of the season that is on or comes next, `YYYY-MM-DD`. */
  start: string;
  end: string;
  isOn: boolean;
  orders: {
    known: { since: string; until: string } | null;
    /** Message id of why orders cannot be read. */
    notice: Message['id'] | null;
    seasonsKnown: number;
    /** False where no whole season, or too little of the rest of the year, is known. */
    canCompare: boolean;
  };
  /** Still at it, as a large store takes: all that follows is empty. Ask again. */
  isComparing: boolean;
  comparison: {
    /** Listings that sold enough to compare, and those that sold, but less. */
    compared: number;
    tooFew: number;
    expectedByChance: number;
    store: BasedLift | null;
    /** Whether listings differ in their lift by more than chance explains; `null`: too few to tell. */
    differ: boolean | null;
  };
  /** Best first. */
  suggestions: Suggestion[];
  leftOut: { soldOut: number; giftCards: number };
  /** While the season is on: the most units left first. */
  markdowns: MarkdownRow[];
  /** Before it has ended nothing was looked at. */
  firstSync: FirstSync;
}

export interface MarkdownRow {
  listingId: string;
  title: string;
  markdown: Markdown;
}

export interface PromotionResultsView {
  promotionId: string;
  name: string;
  phase: PromotionPhase;
  /** The promotion's days in the store's time zone. */
  planned: DayRange;
  /** `null`: not begun, or no order of its days is known. */
  measured: MeasuredResults | null;
  orders: { known: { since: string; until: string } | null; notice: Message['id'] | null };
}

export interface MeasuredResults {
  results: PromotionResults;
  /** ISO 4217, of revenues. */
  currency: string | null;
  marginPercent: number | null;
  /** The most units first; at most as many as a page holds. */
  listings: ListingResult[];
  /** All that were promoted. */
  listingCount: number;
  lessons: Message[];
}
