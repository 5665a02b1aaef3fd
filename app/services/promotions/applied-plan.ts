import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Promotion, PromotionPorts } from './ports';

/**
 * What Shopify was brought in step with, not a later edit; where it was cancelled, until then. `null`: it never
 * applied, since it was never brought into Shopify or was cancelled before its start.
 */
export async function appliedPlan(
  { promotions }: Pick<PromotionPorts, 'promotions'>,
  store: StoreDomain,
  { id, scheduledPlan, state }: Pick<Promotion, 'id' | 'scheduledPlan' | 'state'>,
): Promise<PromotionPlan | null> {
  if (scheduledPlan === null || state !== 'cancelled') return scheduledPlan;
  const cancelled = (await promotions.events(store, id)).find(({ kind }) => kind === 'cancelled');
  if (!cancelled || cancelled.at.getTime() >= Date.parse(scheduledPlan.endsAt))
    return scheduledPlan;
  if (cancelled.at.getTime() <= Date.parse(scheduledPlan.startsAt)) return null;
  return { ...scheduledPlan, endsAt: cancelled.at.toISOString() };
}
