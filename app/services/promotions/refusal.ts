import { z } from 'zod';
import type { PromotionFailureReason } from '~/core/promotions/promotion-events';
import type { PromotionFailure } from './ports';

/** What an error of the Admin API says of itself; services know it by its port alone. */
const apiError = z.object({ kind: z.string(), message: z.string() });

const declined = z.object({
  kind: z.literal('userError'),
  userErrors: z.array(
    z.object({
      field: z.array(z.string()).nullable(),
      message: z.string(),
      code: z.string().nullable(),
    }),
  ),
});
type UserError = z.infer<typeof declined>['userErrors'][number];

/** True where nobody knows whether Shopify did what it was asked. */
export function isUncertain(error: unknown): boolean {
  return kindOf(error) === 'unavailable';
}

export function kindOf(error: unknown): string | null {
  return error instanceof Error ? (apiError.safeParse(error).data?.kind ?? null) : null;
}

/** What Shopify declined, in the merchant's terms; `null` where the error is anything else. */
export function refusalIn(error: unknown): PromotionFailure | null {
  const userErrors = declined.safeParse(error).data?.userErrors;
  if (!userErrors) return null;
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
