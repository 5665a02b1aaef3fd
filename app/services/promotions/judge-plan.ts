import type { Blocker } from '~/core/promotions/blocker';
import type { PromotedListing } from '~/core/promotions/facts';
import { inTheWayOfListings, inTheWayOfPlan } from '~/core/promotions/what-stands-in-the-way';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '../ports';
import type { PlanningFacts, PlanningPorts } from './read-planning-facts';

/** Listings that are read and judged at once: a year of prices of each is held meanwhile. */
const BATCH = 100;

/** All that stands in a plan's way, notices included. */
export async function judgePlan(
  ports: PlanningPorts,
  store: StoreDomain,
  plan: PromotionPlan,
  { facts, listingIds }: PlanningFacts,
): Promise<Blocker[]> {
  const ofListings: Blocker[] = [];
  const known = { ...facts, missingListings: listingIds.length };
  for (let start = 0; start < listingIds.length; start += BATCH) {
    const batch = await readPromoted(ports, store, listingIds.slice(start, start + BATCH));
    known.missingListings -= batch.length;
    ofListings.push(...inTheWayOfListings(plan, known, batch));
  }
  return [...inTheWayOfPlan(plan, known), ...ofListings];
}

async function readPromoted(
  { listings, audits, orders }: PlanningPorts,
  store: StoreDomain,
  listingIds: string[],
): Promise<PromotedListing[]> {
  const [stored, results, histories, sales] = await Promise.all([
    listings.findMany(store, listingIds),
    audits.resultsOfMany(store, listingIds),
    listings.priceHistories(store, listingIds),
    orders.salesHistories(store, listingIds),
  ]);
  const byId = new Map(stored.map(({ listing }) => [listing.id, listing]));
  return listingIds.flatMap((id) => {
    const listing = byId.get(id);
    if (!listing) return [];
    const prices = histories.get(id);
    const sold = sales?.get(id);
    return [
      {
        listing,
        results: results.get(id) ?? [],
        ...(prices && { prices }),
        ...(sold && { sales: sold }),
      },
    ];
  });
}
