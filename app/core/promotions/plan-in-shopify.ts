import { entriesIn, type DiscountTerms } from './discount-parts';
import type { OwnTerms, PromotionDiscount, PromotionPlan, PromotionSelection } from './promotion';
import { isLookedUp } from './scope';
import { termsByBuyers, type BuyerTerms } from './terms';

/** A discount as it was to be, and as Shopify has it now. */
export interface ChangedPart {
  before: DiscountTerms;
  now: DiscountTerms;
}

/**
 * The plan that discounts changed in Shopify amount to, where the merchant takes the change for the plan: each part that is
 * left. `null` where no plan says it: parts for the same buyers differ from each other, or a discount asks or gives what
 * plans do not. `isWhole`: none of them was deleted there.
 */
export function planInShopify(
  plan: PromotionPlan,
  parts: readonly ChangedPart[],
  { isWhole }: { isWhole: boolean },
): PromotionPlan | null {
  const [first] = parts;
  if (!first) return null;
  const { startsAt, endsAt, combinesWith, buyers } = first.now;
  const groups = termsByBuyers(plan).map((terms) => ({ terms, parts: partsOf(terms, parts) }));
  const given = groups.map((group) => givenBy(group.parts));
  const selection = selectionOf(plan, groups, isWhole);
  const isPlan =
    endsAt !== null &&
    selection !== null &&
    areEqual(parts.map(({ now }) => [now.startsAt, now.endsAt, now.combinesWith])) &&
    parts.every(({ now }) => now.conditions.length === 0 && now.buyers.kind !== 'chosen') &&
    given.every((each) => each !== null);
  const name = nameOf(plan, parts, groups.length);
  const [base] = given;
  if (!isPlan || !base || name === null) return null;
  const isForAll = buyers.kind === 'all';
  if (isForAll && groups.length > 1) return null;
  const { exclusions, ...kept } = plan;
  delete kept.own;
  const own = ownOf(
    groups.map(({ terms }) => terms),
    given,
  );
  return {
    ...kept,
    name,
    reach: isForAll ? 'allBuyers' : plan.reach,
    selection,
    ...(selection === plan.selection && exclusions && { exclusions }),
    ...base,
    ...(own && { own }),
    startsAt,
    endsAt,
    // A split promotion combines with product discounts whether its plan asks for it or not.
    combinesWith:
      groups.some((group) => group.parts.length > 1) && combinesWith.productDiscounts
        ? { ...combinesWith, productDiscounts: plan.combinesWith.productDiscounts }
        : combinesWith,
  };
}

/** Terms differ between groups, so that they say whose a discount was. */
function partsOf(terms: BuyerTerms, parts: readonly ChangedPart[]): ChangedPart[] {
  const wanted = JSON.stringify([numberOf(terms.discount), terms.trigger]);
  return parts.filter(
    ({ before: { value, trigger } }) => JSON.stringify([numberOf(value), trigger]) === wanted,
  );
}

function numberOf(discount: PromotionDiscount): unknown[] {
  return discount.kind === 'percentage'
    ? [discount.percent]
    : [discount.off.amount, discount.off.currency];
}

type Given = Pick<PromotionPlan, 'discount' | 'trigger'>;

/** `null`: its parts differ, none is left, or it is taken off the order once. */
function givenBy(parts: readonly ChangedPart[]): Given | null {
  const [first] = parts;
  if (!first || !areEqual(parts.map(({ now }) => [now.value, now.trigger, now.buyers])))
    return null;
  const { value, trigger } = first.now;
  if (value.kind === 'percentage') return { discount: value, trigger };
  return value.onEachItem ? { discount: { kind: 'amount', off: value.off }, trigger } : null;
}

function ownOf(
  terms: readonly BuyerTerms[],
  given: readonly (Given | null)[],
): PromotionPlan['own'] {
  const own: PromotionPlan['own'] = {};
  for (const [index, { audiences }] of terms.entries()) {
    const each = given[index];
    if (index === 0 || !each) continue;
    const { discount, trigger } = each;
    const taken: OwnTerms = { discount, ...(trigger.kind === 'code' && { code: trigger.code }) };
    for (const audience of audiences) own[audience] = taken;
  }
  return Object.keys(own).length > 0 ? own : undefined;
}

/**
 * Of one discount its title; several have numbers behind a name. Titles that are put together, of two languages or of
 * buyers, cannot be taken apart: `null` where one of those was changed.
 */
function nameOf(plan: PromotionPlan, parts: readonly ChangedPart[], groups: number): string | null {
  if (plan.frenchName !== undefined || groups > 1) {
    return parts.every(({ before, now }) => before.title.trim() === now.title.trim())
      ? plan.name
      : null;
  }
  const names = new Set(parts.map(({ now }) => now.title.replace(/ \(\d+\/\d+\)$/, '')));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : plan.name;
}

/** The plan's own where nothing of it changed. `null`: no plan says it. */
function selectionOf(
  plan: PromotionPlan,
  groups: readonly { parts: readonly ChangedPart[] }[],
  isWhole: boolean,
): PromotionSelection | null {
  const all = groups.flatMap(({ parts }) => parts);
  const isSame = all.every(({ before, now }) => itemsText(before) === itemsText(now));
  const chosen = groups.map(({ parts }) => selectionIn(parts.map(({ now }) => now)));
  const [first] = chosen;
  if (!first || !areEqual(chosen.map((each) => each && inOrder(each)))) return null;
  return isLookedUp(plan) && isSame && isWhole ? plan.selection : first;
}

function itemsText({ items }: DiscountTerms): string {
  return `${items.kind} ${entriesIn(items).toSorted().join(' ')}`;
}

function inOrder(selection: PromotionSelection): string[] {
  switch (selection.kind) {
    case 'all':
      return [selection.kind];
    case 'listings':
      return [selection.kind, ...selection.listingIds.toSorted()];
    case 'collections':
      return [selection.kind, ...selection.collectionIds.toSorted()];
  }
}

function selectionIn(parts: readonly DiscountTerms[]): PromotionSelection | null {
  const kinds = new Set(parts.map(({ items }) => items.kind));
  if (kinds.size !== 1) return null;
  if (kinds.has('all')) return { kind: 'all' };
  const listingIds: string[] = [];
  const collectionIds: string[] = [];
  for (const { items } of parts) {
    if (items.kind === 'collections') collectionIds.push(...items.collectionIds);
    else if (items.kind === 'listings' && items.variants.length === 0)
      listingIds.push(...items.listingIds);
    else return null;
  }
  return kinds.has('collections')
    ? { kind: 'collections', collectionIds }
    : { kind: 'listings', listingIds };
}

function areEqual(values: readonly unknown[]): boolean {
  return new Set(values.map((each) => JSON.stringify(each))).size <= 1;
}
