import type { DiscountRecord } from '../../../sandbox/store/discounts';

/** As a merchant, or another app, has made it: without a code and of everything where nothing else is said. */
export function discountRecord(
  id: string,
  discount: Partial<DiscountRecord> & Pick<DiscountRecord, 'title'>,
): DiscountRecord {
  return {
    kind: discount.code ? 'DiscountCodeBasic' : 'DiscountAutomaticBasic',
    id,
    code: null,
    startsAt: '2026-01-01T05:00:00Z',
    endsAt: null,
    createdAt: '2026-01-01T05:00:00Z',
    updatedAt: '2027-06-01T12:00:00Z',
    tags: [],
    items: 'all',
    minimum: null,
    markets: 'all',
    usageLimit: null,
    appliesOncePerCustomer: false,
    value: { percentage: 0.1 },
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    ...discount,
  };
}

/** What loyalty, review and abandoned-cart apps make: so many codes of one use that differ in nothing else. */
export function oneUseCodes(count: number, from = 1): DiscountRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    return discountRecord(String(1_000_000 + number), {
      title: `LOYAL-${number}`,
      code: { id: String(2_000_000 + number), text: `LOYAL-${number}` },
      usageLimit: 1,
      appliesOncePerCustomer: true,
    });
  });
}
