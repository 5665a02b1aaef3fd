import { stillBlocking, type Blocker } from '~/core/promotions/blocker';
import { inTheWayOfPlan } from '~/core/promotions/what-stands-in-the-way';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { refreshListings } from '../catalogue/refresh-listings';
import { judgePlan } from './judge-plan';
import type { Promotion } from './ports';
import { catchUpDiscounts } from './read-discounts';
import {
  readPlanningFacts,
  readShopifyFacts,
  type PlannableStore,
  type PlanningPorts,
  type Unanswered,
} from './read-planning-facts';

/**
 * Listings that are read from Shopify once more because of what stands in their way: what was just fixed there,
 * French above all, of which Shopify says nothing, is to count at once.
 */
const LOOK_AGAIN_AT = 24;

export interface Gated {
  /** What still stands in the plan's way; nothing: it may be scheduled, or start. */
  blocking: Blocker[];
  /** What the plan chooses, of collections what is in them now. */
  listingIds: string[];
}

/** Judges a plan by what Shopify and the store have now. `unanswered`: what becomes of it where Shopify does not say. */
export async function gatePromotion(
  ports: PlanningPorts,
  record: PlannableStore,
  plan: PromotionPlan,
  { promotion, unanswered }: { promotion: Promotion; unanswered: Unanswered },
): Promise<Gated> {
  const store = record.domain;
  await catchUpDiscounts(ports, store);
  const inShopify = await readShopifyFacts(ports, store, unanswered);
  const known = await readPlanningFacts(ports, record, plan, { promotion, inShopify });
  const first = await judgePlan(ports, store, plan, known);
  const { listingIds } = known;
  const blocking = stillBlocking(first.blockers, promotion.overrides);
  const fixable = listingsIn(blocking).slice(0, LOOK_AGAIN_AT);
  if (fixable.length === 0) return { blocking, listingIds };
  for (const result of await refreshListings(ports, store, fixable)) {
    if (result.status === 'rejected') {
      const err: unknown = result.reason;
      ports.log.warn({ store, err }, 'a listing was judged as it was last read');
    }
  }
  // The others are as they were a moment ago: thousands of them are not judged twice.
  const again = await judgePlan(ports, store, plan, { ...known, listingIds: fixable });
  const missingListings = first.missing + again.missing;
  const stillThere = stillBlocking(
    [
      ...inTheWayOfPlan(plan, { ...known.facts, missingListings }),
      ...first.ofListings.filter(({ listingId }) => !fixable.includes(listingId ?? '')),
      ...again.ofListings,
    ],
    promotion.overrides,
  );
  return { blocking: stillThere, listingIds };
}

function listingsIn(blockers: readonly Blocker[]): string[] {
  return [...new Set(blockers.flatMap(({ listingId }) => listingId ?? []))];
}
