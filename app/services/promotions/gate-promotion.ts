import { stillBlocking, type Blocker } from '~/core/promotions/blocker';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { refreshListings } from '../refresh-listings';
import { judgePlan } from './judge-plan';
import type { Promotion } from './ports';
import {
  readPlanningFacts,
  readShopifyFacts,
  type PlannableStore,
  type PlanningPorts,
} from './read-planning-facts';

/**
 * Listings that are read from Shopify once more because of what stands in their way: what was just mended there,
 * French above all, of which Shopify says nothing, is to count at once.
 */
const LOOK_AGAIN_AT = 24;

/** What still stands in a plan's way, of what Shopify and the store have now; nothing: it may be scheduled. */
export async function gatePromotion(
  ports: PlanningPorts,
  record: PlannableStore,
  plan: PromotionPlan,
  promotion: Promotion,
): Promise<Blocker[]> {
  const store = record.domain;
  const inShopify = await readShopifyFacts(ports, store);
  const judge = async () => {
    const known = await readPlanningFacts(ports, record, plan, { promotion, inShopify });
    return stillBlocking(await judgePlan(ports, store, plan, known), promotion.overrides);
  };
  const blocking = await judge();
  const mendable = listingsIn(blocking).slice(0, LOOK_AGAIN_AT);
  if (mendable.length === 0) return blocking;
  for (const result of await refreshListings(ports, store, mendable)) {
    if (result.status === 'rejected') {
      const err: unknown = result.reason;
      ports.log.warn({ store, err }, 'a listing was judged as it was last read');
    }
  }
  return judge();
}

function listingsIn(blockers: readonly Blocker[]): string[] {
  return [...new Set(blockers.flatMap(({ listingId }) => listingId ?? []))];
}
