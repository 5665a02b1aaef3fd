import { toBlocker, type Blocker, type BlockerKind } from './blocker';
import { belowCost } from './blockers/below-cost';
import { codeTaken } from './blockers/code-taken';
import { emptySelection } from './blockers/empty-selection';
import { endBeforeStart } from './blockers/end-before-start';
import { endInPast } from './blockers/end-in-past';
import { listingMissing } from './blockers/listing-missing';
import { listingNotActive } from './blockers/listing-not-active';
import { listingNotReady } from './blockers/listing-not-ready';
import { overlap } from './blockers/overlap';
import { priceChanged } from './blockers/price-changed';
import { reachNotSupported } from './blockers/reach-not-supported';
import { alreadyOnSale } from './blockers/already-on-sale';
import { saleFollows } from './blockers/sale-follows';
import { saleNoPriceList } from './blockers/sale-no-price-list';
import { saleNoPrice } from './blockers/sale-no-price';
import { saleOverlap } from './blockers/sale-overlap';
import { saleTooMany } from './blockers/sale-too-many';
import { salePermission } from './blockers/sale-permission';
import { startInPast } from './blockers/start-in-past';
import { stockTooLow } from './blockers/stock-too-low';
import { tooManyAutomaticDiscounts } from './blockers/too-many-automatic-discounts';
import { tooManyEntries } from './blockers/too-many-entries';
import { storeNotReady } from './blockers/store-not-ready';
import { wasPrice } from './blockers/was-price';
import type { PromotedListing, PromotionFacts } from './facts';
import { isSale, type PromotionPlan } from './promotion';

/** Every reason that may stand in a promotion's way, in the order in which they are shown. */
export const BLOCKER_KINDS: readonly BlockerKind[] = [
  emptySelection,
  endBeforeStart,
  startInPast,
  endInPast,
  tooManyAutomaticDiscounts,
  tooManyEntries,
  codeTaken,
  salePermission,
  saleTooMany,
  listingMissing,
  reachNotSupported,
  storeNotReady,
  listingNotReady,
  listingNotActive,
  wasPrice,
  priceChanged,
  saleFollows,
  saleNoPriceList,
  saleNoPrice,
  saleOverlap,
  overlap,
  alreadyOnSale,
  belowCost,
  stockTooLow,
];

/** What concerns the promotion as a whole. */
export function inTheWayOfPlan(
  plan: PromotionPlan,
  facts: PromotionFacts,
  kinds: readonly BlockerKind[] = BLOCKER_KINDS,
): Blocker[] {
  if (isSaleOn(plan, facts)) return [];
  return kinds.flatMap((kind) =>
    (kind.ofPlan?.(plan, facts) ?? []).map((found) => toBlocker(kind, found, null)),
  );
}

/** What concerns these of its listings: a large promotion is judged in batches. */
export function inTheWayOfListings(
  plan: PromotionPlan,
  facts: PromotionFacts,
  listings: readonly PromotedListing[],
  kinds: readonly BlockerKind[] = BLOCKER_KINDS,
): Blocker[] {
  if (isSaleOn(plan, facts)) return [];
  return kinds.flatMap((kind) =>
    listings.flatMap((each) =>
      (kind.ofListing?.(plan, each, facts) ?? []).map((found) =>
        toBlocker(kind, found, each.listing.id),
      ),
    ),
  );
}

/** Prices that are lowered already would be judged as if they were lowered once more. */
function isSaleOn(plan: PromotionPlan, { startedAt }: PromotionFacts): boolean {
  return isSale(plan) && startedAt !== null;
}

/** All of it, notices included: first what concerns the promotion as a whole. */
export function whatStandsInTheWay(
  plan: PromotionPlan,
  facts: PromotionFacts,
  listings: readonly PromotedListing[],
  kinds: readonly BlockerKind[] = BLOCKER_KINDS,
): Blocker[] {
  return [
    ...inTheWayOfPlan(plan, facts, kinds),
    ...inTheWayOfListings(plan, facts, listings, kinds),
  ];
}
