import { z } from 'zod';
import type { DiscountStatus } from '../schema/generated/inputs.generated';
import { shopifyInstant } from './clock';
import { gid } from './ids';

const digits = z.string().regex(/^\d+$/);

/** Kinds that apps make and change through the API here. */
const BASIC_KINDS = ['DiscountAutomaticBasic', 'DiscountCodeBasic'] as const;
/** Kinds that are there and can be read, as the merchant's or another app's: only what all kinds have. */
const OTHER_KINDS = [
  'DiscountAutomaticApp',
  'DiscountAutomaticBxgy',
  'DiscountAutomaticFreeShipping',
  'DiscountCodeApp',
  'DiscountCodeBxgy',
  'DiscountCodeFreeShipping',
] as const;

export const discountSchema = z.object({
  kind: z.enum([...BASIC_KINDS, ...OTHER_KINDS]),
  id: digits,
  title: z.string(),
  /** Set for a code discount. */
  code: z.object({ id: digits, text: z.string() }).nullable(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  tags: z.array(z.string()),
  combinesWith: z.object({
    orderDiscounts: z.boolean(),
    productDiscounts: z.boolean(),
    shippingDiscounts: z.boolean(),
  }),
  /** `null`: of another kind than the basic ones. */
  value: z
    .union([
      z.object({ percentage: z.number() }),
      z.object({ amountCents: z.number(), appliesOnEachItem: z.boolean() }),
    ])
    .nullable(),
  /** Everything, or digits of ids: of products and variants, or of collections. */
  items: z.union([
    z.literal('all'),
    z.object({ products: z.array(digits), variants: z.array(digits) }),
    z.object({ collections: z.array(digits) }),
  ]),
  minimum: z
    .union([z.object({ subtotalCents: z.number() }), z.object({ quantity: z.string() })])
    .nullable(),
  /** Every buyer, or digits of markets' ids. */
  markets: z.union([z.literal('all'), z.array(digits)]),
  usageLimit: z.number().nullable(),
  appliesOncePerCustomer: z.boolean(),
});

export type DiscountRecord = z.infer<typeof discountSchema>;
export type DiscountKind = DiscountRecord['kind'];
export type BasicKind = (typeof BASIC_KINDS)[number];

export function isAutomatic({ kind }: Pick<DiscountRecord, 'kind'>): boolean {
  return kind.startsWith('DiscountAutomatic');
}

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

/** Automatic discounts that may be active at one instant. */
const MAX_AUTOMATIC = 25;

/** True where, with this one, more automatic discounts would be active at some instant than Shopify allows. */
export function isOneTooMany(discount: DiscountRecord, all: Iterable<DiscountRecord>): boolean {
  const others = [...all].filter((other) => isAutomatic(other) && other.id !== discount.id);
  const isActiveAt = ({ startsAt, endsAt }: DiscountRecord, instant: string): boolean =>
    startsAt <= instant && (endsAt === null || endsAt > instant);
  // It is fullest where one of them begins.
  return [discount, ...others]
    .map(({ startsAt }) => startsAt)
    .filter((instant) => isActiveAt(discount, instant))
    .some(
      (instant) => others.filter((other) => isActiveAt(other, instant)).length >= MAX_AUTOMATIC,
    );
}

/** The body of discounts/create and discounts/update. */
export function discountPayload(discount: DiscountRecord, now: Date): string {
  return JSON.stringify({
    admin_graphql_api_id: discountGid(discount),
    title: discount.title,
    status: discountStatus(discount, now),
    created_at: discount.createdAt,
    updated_at: discount.updatedAt,
  });
}

/** The body of discounts/delete. */
export function deletedDiscountPayload(discount: DiscountRecord, now: Date): string {
  return JSON.stringify({
    admin_graphql_api_id: discountGid(discount),
    deleted_at: shopifyInstant(now),
  });
}

export function discountGid(discount: Pick<DiscountRecord, 'kind' | 'id'>): string {
  return gid(isAutomatic(discount) ? 'DiscountAutomaticNode' : 'DiscountCodeNode', discount.id);
}
