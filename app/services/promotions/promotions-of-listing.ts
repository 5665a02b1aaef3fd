import { DAY_MS } from '~/core/days/milliseconds';
import { isForEverybody, placesIn, regionsInForce, stretchesOf } from '~/core/promotions/reach';
import type { StoreDomain } from '~/core/store/store-domain';
import type { PromotionOfListing } from '../prices/views';
import { appliedPlan } from './applied-plan';
import { coverOfPlan } from './cover-of-plan';
import type { PlanningPorts } from './read-planning-facts';
import { readRecentShopifyFacts } from './recent-shopify-facts';

/** What it takes to say where a promotion applied. */
export type PromotionsOfListingPorts = PlanningPorts;

/** As far back as prices are charted. */
const LOOK_BACK_MS = 730 * DAY_MS;

/**
 * Promotions of the app that lower a listing's price, or did, where and how long. What Shopify takes off at the checkout
 * shows in no price.
 */
export async function promotionsOfListing(
  ports: PromotionsOfListingPorts,
  store: StoreDomain,
  listingId: string,
): Promise<PromotionOfListing[]> {
  const to = ports.now();
  const from = new Date(to.getTime() - LOOK_BACK_MS);
  const all = await ports.promotions.within(store, { from, to, cancelled: true });
  if (all.length === 0) return [];
  const marketDiscounts = (await ports.promotions.marketSupport(store))?.supported ?? null;
  const inShopify = () => readRecentShopifyFacts(ports, store);
  const covering = {
    chosen: [listingId],
    listingIdsOf: async (ids: string[]) => (await inShopify()).listingIdsOf(ids),
  };
  const found = await Promise.all(
    all.map(async (promotion): Promise<PromotionOfListing[]> => {
      const plan = await appliedPlan(ports, store, promotion);
      if (plan === null) return [];
      const { id } = promotion;
      const { name, startsAt, endsAt } = plan;
      const covers = await coverOfPlan(ports, store, { id, plan }, covering);
      const stretches = stretchesOf({ covers, startsAt, endsAt }, listingId);
      if (stretches.length === 0) return [];
      const markets = isForEverybody(plan, marketDiscounts) ? null : (await inShopify()).markets;
      const places = placesIn(regionsInForce(plan, { marketDiscounts, markets }));
      return [{ id, name, places, stretches }];
    }),
  );
  return found.flat();
}
