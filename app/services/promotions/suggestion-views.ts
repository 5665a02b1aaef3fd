import type { Message } from '~/core/audit/outcome';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { DayRange } from '~/core/promotions/lift-periods';
import type { Markdown } from '~/core/promotions/markdown';
import type { PromotionPhase } from '~/core/promotions/promotion';
import type { BasedLift } from '~/core/promotions/suggestions/compare-sales';
import type { Suggestion } from '~/core/promotions/suggestions/suggestion';
import type { FirstSync } from '../sync/views';
import type { MeasuredSales } from './computation-ports';

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
  /** A job is at it, as a store with many orders takes: all that follows is empty. Ask again. */
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
  /** Whose orders the figures are of. */
  counts: {
    /** ISO 3166-1 alpha-2; `null`: everyone's. */
    countries: string[] | null;
    /** Names of other promotions that the same sales may be owed to. */
    beside: string[];
    /** Who was in its collections on its days; `null`: it is for listings that were chosen one by one. */
    byCollections: CollectionsKnown | null;
  };
  promotionId: string;
  name: string;
  phase: PromotionPhase;
  /** The promotion's days in the store's time zone. */
  planned: DayRange;
  /** `null`: not begun, no order of its days is known, or it is still being measured. */
  measured: MeasuredResults | null;
  /** A job is at it, as a promotion of many listings takes. Ask again. */
  isMeasuring: boolean;
  /** Orders of its days are known, and not what was sold of its listings: of some lines nobody knows whose they are. */
  isUnassigned: boolean;
  orders: { known: { since: string; until: string } | null; notice: Message['id'] | null };
}

/** `seen`: all the time. `seenSince`: from that day on (`YYYY-MM-DD`). `today`: nobody looked, so that it is who is in now. */
export type CollectionsKnown =
  { known: 'seen' } | { known: 'seenSince'; day: string } | { known: 'today' };

export interface MeasuredResults extends MeasuredSales {
  /** ISO 4217, of revenues. */
  currency: string | null;
  /** When a job measured them (ISO 8601); `null`: just now. */
  measuredAt: string | null;
}
