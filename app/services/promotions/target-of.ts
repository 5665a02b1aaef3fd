import { storeDay } from '~/core/days/store-day';
import type { DayRange } from '~/core/promotions/lift-periods';
import { totalSales, type SalesSums } from '~/core/promotions/results/results';
import { reachedOf, type TargetStanding } from '~/core/promotions/results/target';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { isLookedUp } from '~/core/promotions/scope';
import { codesOf } from '~/core/promotions/terms';
import { timeZoneOf } from '~/core/store/time-zone';
import type { OrderHistory } from '../orders/ports';
import type { StoreRecord } from '../store/ports';
import { appliedPlan } from './applied-plan';
import { buyersOf, countriesOf } from './buyers-of';
import type { PromotionSummary } from './ports';
import { firstSeen, promotedListings } from './promoted-listings';
import type { PlanningPorts } from './read-planning-facts';
import { readRecentShopifyFacts } from './recent-shopify-facts';
import type { TargetView } from './views';

type Targeted = Pick<PromotionSummary, 'id' | 'plan' | 'scheduledPlan' | 'state'>;

/** A promotion's target and where it stands, by the orders that are known. `null`: it has none. */
export async function targetOf(
  ports: PlanningPorts,
  record: StoreRecord,
  promotion: Targeted,
  history: OrderHistory,
): Promise<TargetView | null> {
  const { target } = promotion.plan;
  if (target === undefined) return null;
  const standing = await standingOf(ports, record, promotion, history);
  return { target, standing };
}

async function standingOf(
  ports: PlanningPorts,
  record: StoreRecord,
  promotion: Targeted,
  { since, until }: OrderHistory,
): Promise<TargetStanding> {
  const store = record.domain;
  const { target } = promotion.plan;
  const plan = await appliedPlan(ports, store, promotion);
  if (!plan || !target || Date.parse(plan.startsAt) > ports.now().getTime()) return NOT_BEGUN;
  const timeZone = timeZoneOf(record.facts);
  const first = storeDay(new Date(plan.startsAt), timeZone);
  const lastPlanned = storeDay(new Date(Date.parse(plan.endsAt) - 1), timeZone);
  if (since === null || until === null || first < since || until < first) return NOT_KNOWN;
  const range = { first, last: lastPlanned < until ? lastPlanned : until };
  const countries = countriesOf(
    // A list asks for several promotions at once.
    await buyersOf(
      ports,
      store,
      plan,
      record,
      async () => (await readRecentShopifyFacts(ports, store)).markets,
    ),
  );
  const sums = await sumsOf(ports, record, { id: promotion.id, plan }, { range, countries });
  if (sums === null) return NOT_KNOWN;
  return { kind: 'known', ...reachedOf(target, sums), until: range.last };
}

const NOT_BEGUN: TargetStanding = { kind: 'notBegun' };
const NOT_KNOWN: TargetStanding = { kind: 'notKnown' };

/** `null`: it is not known whose orders count, or what was sold of its listings. */
async function sumsOf(
  ports: PlanningPorts,
  { domain: store }: StoreRecord,
  { id, plan }: { id: string; plan: PromotionPlan },
  { range, countries }: { range: DayRange; countries: string[] | null },
): Promise<SalesSums | null> {
  const { selection } = plan;
  if (
    selection.kind === 'collections' &&
    !isLookedUp(plan) &&
    (await firstSeen(ports, store, selection.collectionIds)) === null
  )
    return null;
  const parts = isLookedUp(plan) ? ((await ports.promotions.find(store, id))?.parts ?? []) : [];
  const listingIds = await promotedListings(ports, store, { plan, parts });
  const codes = codesOf(plan).map((code) => code.toLowerCase());
  if (codes.length === 0) {
    const days = await ports.promotionSales.daySums(store, range, { listingIds, countries });
    return days && totalSales(days);
  }
  const used = await ports.promotionSales.codeSales(store, range, { listingIds, countries, codes });
  return used && totalSales(used.variants.map(({ sums }) => sums));
}
