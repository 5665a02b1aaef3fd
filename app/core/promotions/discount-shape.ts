import { entriesIn, type DiscountTerms } from './discount-parts';

/**
 * Equal of discounts that differ in nothing but name, code and dates: apps for loyalty, reviews and abandoned carts make
 * them by the thousand. Of one whose terms are not known, equal of its kind.
 */
export function discountShape(
  method: 'automatic' | 'code',
  kind: string,
  terms: DiscountTerms | null,
): string {
  if (terms === null) return JSON.stringify([method, kind]);
  const { value, items, buyers, combinesWith, conditions } = terms;
  return JSON.stringify([
    method,
    kind,
    value.kind === 'percentage'
      ? value.percent
      : [value.off.amount, value.off.currency, value.onEachItem],
    [items.kind, ...entriesIn(items).toSorted()],
    buyers.kind === 'markets' ? buyers.marketIds.toSorted() : buyers.kind,
    [combinesWith.orderDiscounts, combinesWith.productDiscounts, combinesWith.shippingDiscounts],
    conditions.toSorted(),
  ]);
}
