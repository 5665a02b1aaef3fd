import { shopifyInstant } from './clock';

export type DiscountKind = 'DiscountAutomaticBasic' | 'DiscountCodeBasic';

export interface DiscountRecord {
  kind: DiscountKind;
  id: string;
  title: string;
  /** Set for a code discount. */
  code: { id: string; text: string } | null;
  startsAt: string;
  endsAt: string | null;
  createdAt: string;
  updatedAt: string;
  tags: string[];
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  value: { percentage: number } | { amountCents: number; appliesOnEachItem: boolean };
  /** Everything, or digits of products' and variants' ids. */
  items: 'all' | { products: string[]; variants: string[] };
  minimum: { subtotalCents: number } | { quantity: string } | null;
  /** Every buyer, or digits of markets' ids. */
  markets: 'all' | string[];
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
}

export type DiscountStatus = 'ACTIVE' | 'SCHEDULED' | 'EXPIRED';

/** A discount's status is a matter of the clock alone. */
export function discountStatus(discount: DiscountRecord, now: Date): DiscountStatus {
  const instant = shopifyInstant(now);
  if (discount.endsAt !== null && discount.endsAt <= instant) return 'EXPIRED';
  return discount.startsAt > instant ? 'SCHEDULED' : 'ACTIVE';
}

/** Ends a discount now; one that has ended stays as it is. */
export function deactivate(discount: DiscountRecord, now: Date): void {
  if (discountStatus(discount, now) === 'EXPIRED') return;
  const instant = shopifyInstant(now);
  discount.endsAt = instant;
  if (discount.startsAt > instant) discount.startsAt = instant;
  discount.updatedAt = instant;
}

/** Pulls a start that lies ahead to now and clears an end that has passed. */
export function activate(discount: DiscountRecord, now: Date): void {
  const status = discountStatus(discount, now);
  if (status === 'ACTIVE') return;
  const instant = shopifyInstant(now);
  if (status === 'SCHEDULED') discount.startsAt = instant;
  else discount.endsAt = null;
  discount.updatedAt = instant;
}
