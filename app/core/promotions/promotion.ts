import type { Audience } from '../listing/audience';
import type { Money } from '../listing/money';

/**
 * `discount`: Shopify's own discounts, taken off in the cart. `salePrices`: the price itself is lowered, and the one of
 * before is shown struck out as compare-at price.
 */
export const PROMOTION_KINDS = ['discount', 'salePrices'] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];

/** A promotion as a merchant plans it; once scheduled, one or more of Shopify's own discounts, or prices that are written. */
export interface PromotionPlan {
  /** Absent: a discount. */
  kind?: PromotionKind;
  /** In the title of the discounts, which buyers see in the cart where they apply automatically; see `titleFor`. */
  name: string;
  /** In French, for buyers in Quebec: Shopify does not translate discounts. Absent: it has the one name. */
  frenchName?: string;
  /** Whose buyers it is meant for, at least one; each one's readiness stands in its way. */
  audiences: Audience[];
  /** `markets`: those audiences alone, where the store supports discounts by market. `allBuyers`: everyone. */
  reach: 'markets' | 'allBuyers';
  selection: PromotionSelection;
  /** Absent: nothing. */
  exclusions?: PromotionExclusions;
  /** What all of them get but those who have something of their own; `termsFor` says what anybody gets. */
  discount: PromotionDiscount;
  trigger: PromotionTrigger;
  /** Whose buyers get something else; only where it reaches `markets`. Absent: nobody. */
  own?: Partial<Record<Audience, OwnTerms>>;
  /** ISO 8601 instants, whole seconds, UTC. The end is the first instant at which it no longer applies. */
  startsAt: string;
  endsAt: string;
  combinesWith: CombiningRules;
  /** Absent: none was set. */
  target?: PromotionTarget;
}

export function isSale({ kind }: Pick<PromotionPlan, 'kind'>): boolean {
  return kind === 'salePrices';
}

/** Shopify's global ids. */
export type PromotionSelection =
  | { kind: 'listings'; listingIds: string[] }
  | { kind: 'collections'; collectionIds: string[] }
  /** All products of the store. */
  | { kind: 'all' };

/** What is left out of the selection, whoever is in it. */
export interface PromotionExclusions {
  listingIds: string[];
  collectionIds: string[];
  /** In any case of letters, as Shopify takes them. */
  tags: string[];
}

/** What a promotion is to bring. */
export type PromotionTarget =
  | { kind: 'units'; units: number }
  /** In the store's currency, after discounts and before tax, less what came back. */
  | { kind: 'revenue'; revenue: Money };

export type PromotionDiscount =
  /** Above 0, at most 100. */
  | { kind: 'percentage'; percent: number }
  /** Off each item, in the store's currency. */
  | { kind: 'amount'; off: Money };

/** What the buyers of one audience get instead. */
export interface OwnTerms {
  discount: PromotionDiscount;
  /** Of a promotion with a code: a code belongs to one of Shopify's discounts. */
  code?: string;
}

export type PromotionTrigger = { kind: 'automatic' } | { kind: 'code'; code: string };

/** With which other discounts buyers may combine it, as Shopify's `combinesWith`. */
export interface CombiningRules {
  orderDiscounts: boolean;
  productDiscounts: boolean;
  shippingDiscounts: boolean;
}

/**
 * What is stored; whether a scheduled promotion has begun or ended is a matter of the clock, see `phaseOf`.
 * `scheduling` and `cancelling` are under way and are taken up again after a crash.
 */
export type PromotionState =
  'draft' | 'scheduling' | 'scheduled' | 'cancelling' | 'cancelled' | 'failed';

/** What a merchant sees. */
export type PromotionPhase = PromotionState | 'running' | 'ended';

export function phaseOf(
  { state, plan }: { state: PromotionState; plan: Pick<PromotionPlan, 'startsAt' | 'endsAt'> },
  now: Date,
): PromotionPhase {
  if (state !== 'scheduled') return state;
  if (now.getTime() >= Date.parse(plan.endsAt)) return 'ended';
  return now.getTime() >= Date.parse(plan.startsAt) ? 'running' : 'scheduled';
}

/** A person's decision to go on although a blocker stands in the way. */
export interface BlockerOverride {
  /** The blocker's key, stable while it stands. */
  blocker: string;
  reason: string;
  /** Shopify's id of the staff account. */
  by: string;
  /** ISO 8601. */
  at: string;
}
