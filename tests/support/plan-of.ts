import { inputOf } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';

/** A promotion of these listings for Quebec, a month from now, as somebody types it. */
export function planOf(listingIds: string[]): PlanInput {
  const day = 86_400_000;
  return inputOf(
    {
      name: 'Back to school',
      audiences: ['QC'],
      reach: 'allBuyers',
      selection: { kind: 'listings', listingIds },
      discount: { kind: 'percentage', percent: 15 },
      trigger: { kind: 'automatic' },
      startsAt: new Date(Date.now() + 30 * day).toISOString(),
      endsAt: new Date(Date.now() + 40 * day).toISOString(),
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
    },
    'America/Toronto',
  );
}
