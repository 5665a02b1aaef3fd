import type { Blocker } from '~/core/promotions/blocker';
import type { PromotedListing } from '~/core/promotions/facts';
import { priceLookBack } from '~/core/promotions/price-look-back';
import { inTheWayOfListings, inTheWayOfPlan } from '~/core/promotions/what-stands-in-the-way';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import type { PlanningFacts, PlanningPorts } from './read-planning-facts';

/** Listings that are read and judged at once: half a year of prices of each is held meanwhile. */
const AT_A_TIME = 50;

export interface Judgement {
  /** All that stands in the way, notices included: first what concerns the plan as a whole. */
  blockers: Blocker[];
  /** Those of single listings among them. */
  ofListings: Blocker[];
  /** How many listings were looked at, and how many of these the app does not know. */
  judged: number;
  missing: number;
}

export interface Judging {
  /** Looks at the first so many listings alone, and says so. */
  atMost?: number;
  /** Fewer at a time where somebody waits: it is stopped between batches alone. */
  atATime?: number;
  /** Called after each batch with how many were looked at; `false`: no further. */
  goOn?: (judged: number) => boolean | Promise<boolean>;
}

export async function judgePlan(
  ports: PlanningPorts,
  store: StoreDomain,
  plan: PromotionPlan,
  { facts, listingIds }: PlanningFacts,
  { atMost = listingIds.length, atATime = AT_A_TIME, goOn = () => true }: Judging = {},
): Promise<Judgement> {
  const ofListings: Blocker[] = [];
  const ids = listingIds.slice(0, atMost);
  const since = new Date(priceLookBack(plan, facts));
  let judged = 0;
  let known = 0;
  for await (const batch of promotedInBatches(ports, store, { ids, atATime }, since)) {
    judged = Math.min(ids.length, judged + atATime);
    known += batch.length;
    ofListings.push(...inTheWayOfListings(plan, { ...facts, missingListings: 0 }, batch));
    if (judged < ids.length && !(await goOn(judged))) break;
  }
  const missing = judged - known;
  const ofPlan = inTheWayOfPlan(plan, { ...facts, missingListings: missing });
  return { blockers: [...ofPlan, ...ofListings], ofListings, judged, missing };
}

/** The database reads the next batch while this one is judged. */
async function* promotedInBatches(
  ports: PlanningPorts,
  store: StoreDomain,
  { ids, atATime }: { ids: string[]; atATime: number },
  since: Date,
): AsyncGenerator<PromotedListing[]> {
  const read = (start: number) => {
    const batch = readPromoted(ports, store, ids.slice(start, start + atATime), since);
    // Whoever waits for it hears of a failure; nobody does once an earlier batch has failed.
    batch.catch(() => {});
    return batch;
  };
  let next = read(0);
  for (let start = 0; start < ids.length; start += atATime) {
    const batch = await next;
    if (start + atATime < ids.length) next = read(start + atATime);
    yield batch;
  }
}

async function readPromoted(
  { listings, audits, orders, promotionSales }: PlanningPorts,
  store: StoreDomain,
  listingIds: string[],
  since: Date,
): Promise<PromotedListing[]> {
  if (listingIds.length === 0) return [];
  const [stored, results, histories, sales] = await Promise.all([
    promotionSales.waresOf(store, listingIds),
    audits.graveResultsOfMany(store, listingIds),
    listings.priceHistories(store, listingIds, since),
    orders.unitHistories(store, listingIds),
  ]);
  const byId = new Map(stored.map((listing) => [listing.id, listing]));
  return listingIds.flatMap((id) => {
    const listing = byId.get(id);
    if (!listing) return [];
    const prices = histories.get(id);
    const sold = sales?.get(id);
    return [
      {
        listing,
        results: results.get(id) ?? null,
        ...(prices && { prices }),
        ...(sold && { sales: sold }),
      },
    ];
  });
}
