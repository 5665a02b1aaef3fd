/** What happened to a promotion. */
export const PROMOTION_EVENTS = [
  'planned',
  'planChanged',
  'overridden',
  'overrideWithdrawn',
  'schedulingAsked',
  'scheduled',
  'schedulingFailed',
  'editAsked',
  'edited',
  'editFailed',
  'cancelAsked',
  'cancelled',
  /** Discounts in Shopify differ from what we set. */
  'changedInShopify',
  'changeAccepted',
  'restoreAsked',
  /** A second discount with our marker was found and deleted. */
  'duplicateRemoved',
  'whenNotReadyChosen',
  /** What stands in a scheduled promotion's way came, or went. */
  'becameNotReady',
  'becameReady',
  /** At its start something stood in the way: it started, without those listings, or waits. */
  'startedNotReady',
  'leftOut',
  /** Listings that came into its scope, or left it, are in its discounts, or not any more. */
  'listingsFollowed',
  'startMoved',
  'waitEnded',
  /** Of sale prices: they were written, and put back. */
  'pricesLowered',
  'pricesPutBack',
  /** Somebody decided to leave prices as they were found at the end. */
  'pricesKept',
  /** It waited until its end. */
  'waitGivenUp',
] as const;
export type PromotionEventKind = (typeof PROMOTION_EVENTS)[number];

/** Why scheduling, an edit or a cancellation did not go through; message ids in `promotion-scheduling`. */
export const PROMOTION_FAILURES = [
  /** More than 25 automatic discounts would be active at one instant. */
  'promotions.failed.tooManyAutomatic',
  'promotions.failed.codeTaken',
  /** This store has no discounts by market. */
  'promotions.failed.marketsUnsupported',
  /** No active market sells to the audiences. */
  'promotions.failed.noMarket',
  /** One market reaches buyers who are to get different things. */
  'promotions.failed.sharedMarket',
  /** A listing or collection of the plan is gone. */
  'promotions.failed.itemGone',
  /** A code with more entries than one discount takes. */
  'promotions.failed.tooManyEntries',
  /** The end came before the promotion could be scheduled, or lies before the start. */
  'promotions.failed.dates',
  /** Shopify declined for another reason; its own words are in `detail`. */
  'promotions.failed.declined',
  /** A scope is missing, or the store took its access back. */
  'promotions.failed.access',
  /** Shopify refuses, and only the app's maker can change that. */
  'promotions.failed.maker',
  /** The store is frozen or closed. */
  'promotions.failed.frozen',
  /** Shopify could not be reached for an hour; what is under way goes on with the daily sync. */
  'promotions.failed.shopify',
  /** A fault of the app; what is under way goes on with the daily sync. */
  'promotions.failed.unexpected',
  /** A discount was changed in Shopify and the change neither accepted nor undone. */
  'promotions.failed.changedInShopify',
] as const;
export type PromotionFailureReason = (typeof PROMOTION_FAILURES)[number];

const STALLS: ReadonlySet<PromotionFailureReason> = new Set([
  'promotions.failed.access',
  'promotions.failed.maker',
  'promotions.failed.frozen',
  'promotions.failed.shopify',
  'promotions.failed.unexpected',
]);

/** True of reasons for which the work stands still and will be taken up again, rather than be taken back. */
export function isStall(reason: PromotionFailureReason): boolean {
  return STALLS.has(reason);
}
