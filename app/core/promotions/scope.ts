import type { PromotionPlan, PromotionSelection } from './promotion';
import { termsByBuyers, type PlannedTerms } from './terms';

export type Scope = PlannedTerms & Pick<PromotionPlan, 'selection' | 'exclusions'>;

export function leavesOut({ exclusions }: Pick<PromotionPlan, 'exclusions'>): boolean {
  if (exclusions === undefined) return false;
  const { listingIds, collectionIds, tags } = exclusions;
  return listingIds.length + collectionIds.length + tags.length > 0;
}

/**
 * How Shopify is told what a plan is on. Its discounts leave nothing out, and take an amount off each item only of products
 * or collections that they name: then every listing is named.
 */
export function itemsKindOf(plan: Scope): PromotionSelection['kind'] {
  const { selection } = plan;
  if (leavesOut(plan)) return 'listings';
  if (selection.kind !== 'all') return selection.kind;
  return termsByBuyers(plan).some(({ discount }) => discount.kind === 'amount')
    ? 'listings'
    : 'all';
}

/** Whether its listings are looked up and then named one by one, so that Shopify does not know of later ones. */
export function isLookedUp(plan: Scope): boolean {
  return (
    itemsKindOf(plan) === 'listings' && (plan.selection.kind !== 'listings' || leavesOut(plan))
  );
}

/** What Shopify takes off everything, it takes off the order. */
export function levelOf(plan: Scope): 'product' | 'order' {
  return itemsKindOf(plan) === 'all' ? 'order' : 'product';
}
