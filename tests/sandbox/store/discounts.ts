import { shopifyInstant } from './clock';

export interface DiscountRecord {
  id: string;
  kind: 'DiscountAutomaticBasic' | 'DiscountCodeBasic';
  title: string;
  code: string | null;
  codeId: string | null;
  startsAt: string;
  endsAt: string | null;
  createdAt: string;
  updatedAt: string;
  tags: string[];
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  value: { percentage: number } | { amountCents: number; appliesOnEachItem: boolean };
  /** Digits of ids. */
  items: 'all' | { products: string[] } | { collections: string[] };
  /** Digits of the markets' ids, or every buyer. */
  markets: 'all' | string[];
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
}

/** A discount's status is a matter of the clock alone. */
export function discountStatus(discount: DiscountRecord, now: Date): 'ACTIVE' | 'SCHEDULED' | 'EXPIRED' {
  const instant = shopifyInstant(now);
  if (discount.endsAt !== null && discount.endsAt <= instant) return 'EXPIRED';
  return discount.startsAt > instant ? 'SCHEDULED' : 'ACTIVE';
}
