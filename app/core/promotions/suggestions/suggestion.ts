import type { Message, RuleResult } from '../../audit/outcome';
import type { Readiness } from '../../audit/readiness';
import type { SettingOverrides } from '../../audit/run';
import type { ProjectedSales } from '../../calendar/projected-sales';
import type { SeasonName } from '../../calendar/season-mark';
import type { Audience } from '../../listing/audience';
import type { Listing } from '../../listing/listing';
import type { SalesHistory } from '../../orders/sales-history';
import type { ReturnBaseline } from '../../returns/return-baseline';
import type { ComparedListing } from './compare-sales';
import type { Margin } from './margin';

/** A listing that may be suggested, with all that is looked at. */
export interface CandidateFacts extends ComparedListing {
  listing: Listing;
  /** As last audited, without ignored findings. Empty: never audited. */
  results: readonly RuleResult[];
  /** For the audience of the season. */
  readiness: Readiness;
  /** `null`: no orders were read. */
  sales: SalesHistory | null;
}

export interface SuggestionContext {
  season: SeasonName;
  audience: Audience;
  /** The season that is on or comes next, `YYYY-MM-DD`. */
  start: string;
  end: string;
  today: string;
  /** Days of which all orders are known; `null`: none. */
  known: { since: string; until: string } | null;
  /** How many whole seasons and what rest of the year are known; 0: none. */
  seasonsKnown: number;
  /** False where too little of the rest of the year is known. */
  canCompare: boolean;
  returnBaseline: ReturnBaseline | null;
  /** The merchant's thresholds, by rule. */
  thresholds: SettingOverrides;
}

/** How long a listing's stock is going to last. */
export type StockCover =
  | { kind: 'notRead' }
  | { kind: 'notTracked' }
  | {
      kind: 'known';
      units: number;
      /** Until the season's end; `null`: the sales of the last weeks are not known. */
      projected: ProjectedSales | null;
      /** How many weeks the stock lasts at the projected rate; `null`: not known, or nothing is projected to sell. */
      weeks: number | null;
      /** Until the season's end. */
      weeksLeft: number;
      /** Until it begins; 0 while it is on. */
      weeksBefore: number;
    };

export const REASON_NAMES = [
  'lift',
  'mark',
  'category',
  'stock',
  'returns',
  'readiness',
  'margin',
] as const;
export type ReasonName = (typeof REASON_NAMES)[number];

/** One thing that speaks for or against promoting a listing, or that is not known. */
export interface SuggestionReason {
  name: ReasonName;
  side: 'for' | 'against' | 'unknown';
  message: Message;
}

/** `own`: its sales rise in the season. `category`: its category's do. `mark`: it is marked for the season. */
export type SuggestionGround = 'own' | 'category' | 'mark';

export interface Suggestion {
  listingId: string;
  title: string;
  ground: SuggestionGround;
  stock: StockCover;
  margin: Margin;
  readiness: Readiness;
  /** In fixed order. */
  reasons: SuggestionReason[];
}
