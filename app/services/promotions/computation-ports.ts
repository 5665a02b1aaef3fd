import type { Message } from '~/core/audit/outcome';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { BlockerId } from '~/core/promotions/blocker';
import type { PromotionDiscount } from '~/core/promotions/promotion';
import type { ListingResult } from '~/core/promotions/results/listing-result';
import type { PromotionResults, SalesSums } from '~/core/promotions/results/results';
import type { SeasonComparison } from '~/core/promotions/suggestions/compare-sales';
import type { StoreDomain } from '~/core/store/store-domain';

/** What takes longer than a page may: a job works it out, pages read it. By kind, with what comes of it. */
export interface ComputedBy {
  /** Which listings a season lifts. */
  season: SeasonComparison;
  /** How a promotion went; `sales` `null`: what was sold of its listings on its days is not known. */
  results: { sales: MeasuredSales | null };
  /** What stands in the way of a plan, all of its listings judged. */
  plan: JudgedPlan;
}

export type ComputationKind = keyof ComputedBy;

/** Which computation of its kind. */
export interface ComputationName<Kind extends ComputationKind = ComputationKind> {
  kind: Kind;
  key: string;
}

export interface ComputationProgress {
  done: number;
  /** `null`: not known yet. */
  total: number | null;
}

export interface Computation<Kind extends ComputationKind> extends ComputationProgress {
  /** When it was asked for, or last went on. */
  heardAt: Date;
  /** `null`: it is still being worked out, or another version of the app did. */
  answer: ComputedBy[Kind] | null;
  /** What the answer was worked out of. */
  basis: string | null;
  answeredAt: Date | null;
}

export interface ComputationRepository {
  find<Kind extends ComputationKind>(
    store: StoreDomain,
    name: ComputationName<Kind>,
  ): Promise<Computation<Kind> | null>;
  /** Notes that it was asked for: what it answered before is gone, and so is what nobody heard of since `forgetBefore`. */
  begin(store: StoreDomain, name: ComputationName, at: Date, forgetBefore: Date): Promise<void>;
  /** Where it is under way. */
  advance(
    store: StoreDomain,
    name: ComputationName,
    progress: ComputationProgress,
    at: Date,
  ): Promise<void>;
  /** Whoever looks is told that something changed. Nothing happens where nobody asked. */
  answer<Kind extends ComputationKind>(
    store: StoreDomain,
    name: ComputationName<Kind>,
    answer: ComputedBy[Kind],
    of: { basis: string; at: Date },
  ): Promise<void>;
}

export interface ComputationPorts {
  computations: ComputationRepository;
}

export function seasonComputation(
  season: SeasonName,
  audience: Audience,
): ComputationName<'season'> {
  return { kind: 'season', key: `${season} ${audience}` };
}

/** What orders that used the promotion's code bought of its listings; `sums` `null`: of some it is not known. */
export interface CodeResult {
  code: string;
  sums: SalesSums | null;
  /** How many orders. */
  orders: number;
}

/** What those bought who got the same; where a promotion gives different things. */
export interface BuyersResult {
  audiences: Audience[];
  discount: PromotionDiscount;
  /** `null`: it applied automatically. */
  code: string | null;
  /** ISO 3166-1 alpha-2, to which orders went. `null`: everywhere. */
  countries: string[] | null;
  /** `null`: they cannot be told from other buyers, or it is not known which codes they used. */
  sums: SalesSums | null;
}

/** How a promotion's listings sold. */
export interface MeasuredSales {
  /** `YYYY-MM-DD` from which all that was sold of its listings is known. */
  knownSince: string;
  results: PromotionResults;
  /** Empty: all got the same. */
  byBuyers: BuyersResult[];
  /** `null`: anybody gets it, without a code. */
  withCode: CodeResult | null;
  marginPercent: number | null;
  /** The most units first; at most as many as a page holds. */
  listings: ListingResult[];
  /** All that were promoted. */
  listingCount: number;
  lessons: Message[];
}

/** What stands in a plan's way. */
export interface JudgedPlan {
  /** Listings that the plan chooses, and how many of them were looked at for reasons. */
  listings: number;
  judged: number;
  groups: BlockerGroup[];
  /** Reasons that keep it from being scheduled, after what people decided. */
  blocking: number;
}

/** All reasons of one kind. */
export interface BlockerGroup {
  kind: BlockerId;
  blocking: number;
  overridden: number;
  notices: number;
  /** False where no person's reason helps. */
  overridable: boolean;
  /** Blocking ones first; at most as many as a page shows. */
  items: BlockerItem[];
  /** All of them, shown or not. */
  total: number;
}

export interface BlockerItem {
  key: string;
  listing: { id: string; title: string } | null;
  severity: 'blocking' | 'notice';
  message: Message;
  overridable: boolean;
  override: { reason: string; by: string; at: string } | null;
}
