import type { StoreDomain } from '~/core/store/store-domain';
import { appliedPlan } from './applied-plan';
import type { Promotion, PromotionPorts } from './ports';

export type HasRunPorts = Pick<PromotionPorts, 'promotions' | 'saleRuns'>;

/**
 * Whether what is no longer scheduled has run. Its days, its discounts and its prices are kept with its plan, and go on being
 * counted: it is neither changed nor scheduled once more, but copied.
 */
export async function hasRun(
  ports: HasRunPorts,
  store: StoreDomain,
  promotion: Promotion,
): Promise<boolean> {
  // What runs as it was planned may be changed while it does.
  if (promotion.state === 'scheduled' || promotion.state === 'scheduling') return false;
  if ((await ports.saleRuns.find(store, promotion.id)) !== null) return true;
  if (promotion.state !== 'cancelled') return false;
  // Shopify had begun what was not deleted.
  if (promotion.parts.some(({ discountId }) => discountId !== null)) return true;
  return (await appliedPlan(ports, store, promotion)) !== null;
}
