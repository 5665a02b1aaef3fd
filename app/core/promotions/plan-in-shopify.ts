import type { DiscountTerms } from './discount-parts';
import type { PromotionPlan, PromotionSelection } from './promotion';

/**
 * The plan that discounts changed in Shopify amount to, where the merchant takes the change for the plan: one
 * entry for each part that is left, as Shopify has it now. `null` where no plan says it: the parts differ from
 * each other, or a discount asks or gives what plans do not.
 */
export function planInShopify(
  plan: PromotionPlan,
  parts: readonly DiscountTerms[],
): PromotionPlan | null {
  const [first] = parts;
  if (!first) return null;
  const { startsAt, endsAt, value, trigger, combinesWith } = first;
  const shared = [startsAt, endsAt, value, trigger, combinesWith, first.buyers];
  const agree = parts.every(
    (part) =>
      JSON.stringify([
        part.startsAt,
        part.endsAt,
        part.value,
        part.trigger,
        part.combinesWith,
        part.buyers,
      ]) === JSON.stringify(shared) && part.conditions.length === 0,
  );
  const selection = selectionOf(parts);
  if (!agree || selection === null || endsAt === null || first.buyers.kind === 'chosen')
    return null;
  if (value.kind === 'amount' && !value.onEachItem) return null;
  return {
    ...plan,
    name: nameOf(plan.name, parts),
    reach: first.buyers.kind === 'all' ? 'allBuyers' : plan.reach,
    selection,
    discount: value.kind === 'amount' ? { kind: 'amount', off: value.off } : value,
    trigger,
    startsAt,
    endsAt,
    // A split promotion combines with product discounts whether its plan asks for it or not.
    combinesWith:
      parts.length > 1 && combinesWith.productDiscounts
        ? { ...combinesWith, productDiscounts: plan.combinesWith.productDiscounts }
        : combinesWith,
  };
}

/** Of one discount its title; several have numbers behind a name. */
function nameOf(name: string, parts: readonly DiscountTerms[]): string {
  const names = new Set(parts.map(({ title }) => title.replace(/ \(\d+\/\d+\)$/, '')));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : name;
}

function selectionOf(parts: readonly DiscountTerms[]): PromotionSelection | null {
  const listingIds: string[] = [];
  const collectionIds: string[] = [];
  for (const { items } of parts) {
    if (items.kind === 'all') return null;
    if (items.kind === 'collections') collectionIds.push(...items.collectionIds);
    else if (items.variants.length > 0) return null;
    else listingIds.push(...items.listingIds);
  }
  if (listingIds.length > 0 && collectionIds.length > 0) return null;
  return collectionIds.length > 0
    ? { kind: 'collections', collectionIds }
    : { kind: 'listings', listingIds };
}
