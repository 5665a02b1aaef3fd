import type { BlockerOverride, PromotionPlan, PromotionState } from '~/core/promotions/promotion';
import type {
  PromotionEventKind,
  PromotionFailureReason,
} from '~/core/promotions/promotion-events';
import type { DiscountField, DiscountTerms } from '~/core/promotions/discount-parts';
import type { EventName } from '~/core/calendar/events';
import type { Standing } from '~/core/promotions/standing';
import type { WhenNotReady } from '~/core/promotions/when-not-ready';

export interface PromotionFailure {
  reason: PromotionFailureReason;
  /** Shopify's own words, in English. */
  detail: string | null;
}

/** One of Shopify's discounts that a promotion consists of. */
export interface PromotionPart {
  position: number;
  /** A tag of the discount, never used twice: by it the discount is found whatever else is lost. */
  marker: string;
  /** `null`: not made yet, or no longer there. */
  discountId: string | null;
  /** What it is to be; `null`: it is not to be there. */
  wanted: DiscountTerms | null;
  /** What we last set, or accepted, in Shopify; `null`: nothing. */
  known: DiscountTerms | null;
  /** When Shopify was last asked to make it and the answer has not been recorded; `null`: no such call is open. */
  callingSince: Date | null;
  /**
   * What Shopify has where that differs from `known`; `gone`: it was deleted there; neither gone nor with terms: it
   * cannot be read. `null`: in step.
   */
  seenInShopify: { terms: DiscountTerms | null; gone: boolean; fields: DiscountField[] } | null;
  /** When it was last looked at in Shopify. */
  seenAt: Date | null;
}

export interface Promotion {
  /** UUID */
  id: string;
  plan: PromotionPlan;
  state: PromotionState;
  /** Grows with each change of plan, state or overrides; a change names the revision that it was made for. */
  revision: number;
  /** The plan that Shopify's discounts were last brought in step with; `null`: never. */
  scheduledPlan: PromotionPlan | null;
  /** What last went wrong and still matters. */
  failure: PromotionFailure | null;
  overrides: BlockerOverride[];
  /** What is to become of it at its start where it is not ready. */
  whenNotReady: WhenNotReady;
  /** How it stood when it was last judged; `null`: not since it was scheduled. */
  standing: Standing | null;
  judgedAt: Date | null;
  /** The start for which it was last decided what becomes of what is not ready: ISO 8601; `null`: for none. */
  decidedFor: string | null;
  /** `null`: its start is as planned. */
  waiting: Waiting | null;
  createdAt: Date;
  updatedAt: Date;
  /** By position. */
  parts: PromotionPart[];
}

/** It is not ready, and its start moves until it is. ISO 8601. */
export interface Waiting {
  plannedStart: string;
  since: string;
}

export interface PromotionEvent {
  id: string;
  at: Date;
  /** Shopify's id of the staff account; `null`: the app itself, or Shopify's admin. */
  by: string | null;
  kind: PromotionEventKind;
  data: PromotionEventData;
}

/** What was before and what is now, as far as the event changed it. */
export interface PromotionEventData {
  before?: PromotionPlan;
  after?: PromotionPlan;
  failure?: PromotionFailure;
  override?: BlockerOverride;
  /** How many discounts were made, changed or removed. */
  discounts?: number;
  /** Of the discount that was changed in Shopify. */
  fields?: DiscountField[];
  gone?: boolean;
  discountId?: string;
  whenNotReady?: WhenNotReady;
  /** What stood in its way. */
  standing?: Standing;
  /** Listings that it is not on any more. */
  leftOut?: number;
  /** Listings that came into its scope, or left it. */
  followed?: { added: number; removed: number };
  /** Of a copy for the next time. */
  copied?: CopiedTo;
}

/** How the days of a copy were chosen. */
export interface CopiedTo {
  /** The event around which they lie, as the original's did; `null`: none was near, so that weekdays were kept. */
  event: EventName | null;
  /** ISO 8601, of the original. */
  from: string;
}

export type NewPromotionEvent = Omit<PromotionEvent, 'id'>;

export type PromotionSummary = Omit<Promotion, 'parts'> & {
  /** Discounts that exist, or did. */
  discounts: number;
  /** Discounts that were changed in Shopify's admin. */
  changedInShopify: number;
};
