import type { PromotionFailureReason } from '~/core/promotions/promotion-events';
import type { DiscountAnswer, PromotionFailure } from '~/services/promotions/ports';
import { ShopifyUserError, type UserError } from './errors';

/** Waits for what makes or changes a discount, and says in the merchant's terms what Shopify declines. */
export async function unlessDeclined<Value>(
  request: Promise<Value>,
): Promise<DiscountAnswer<Value>> {
  try {
    return { done: true, value: await request };
  } catch (error) {
    if (!(error instanceof ShopifyUserError)) throw error;
    return { done: false, because: { why: 'refused', failure: failureIn(error.userErrors) } };
  }
}

function failureIn(userErrors: UserError[]): PromotionFailure {
  const reasons = userErrors.map(reasonOf);
  return {
    reason: REASONS.find((reason) => reasons.includes(reason)) ?? 'promotions.failed.declined',
    detail: userErrors.map(({ message }) => message).join(' '),
  };
}

/** Where Shopify gives several reasons, the one that says most. */
const REASONS: PromotionFailureReason[] = [
  'promotions.failed.marketsUnsupported',
  'promotions.failed.codeTaken',
  'promotions.failed.itemGone',
  'promotions.failed.tooManyAutomatic',
  'promotions.failed.dates',
];

function reasonOf({ field, message, code }: UserError): PromotionFailureReason {
  const path = field?.slice(1).join('.') ?? '';
  if (/by market is not supported/i.test(message)) return 'promotions.failed.marketsUnsupported';
  if (code === 'TAKEN' && path === 'code') return 'promotions.failed.codeTaken';
  if (code === 'ACTIVE_PERIOD_OVERLAP') return 'promotions.failed.tooManyAutomatic';
  if (path.startsWith('customerGets.items') && code === 'INVALID') {
    return 'promotions.failed.itemGone';
  }
  if (path === 'startsAt' || path === 'endsAt') return 'promotions.failed.dates';
  return 'promotions.failed.declined';
}
