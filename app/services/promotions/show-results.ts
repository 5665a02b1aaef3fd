import { highReturnRate } from '~/core/audit/rules/high-return-rate';
import { storeDay } from '~/core/days/store-day';
import type { DayRange } from '~/core/promotions/lift-periods';
import { phaseOf, type PromotionPlan } from '~/core/promotions/promotion';
import { lessonsOf } from '~/core/promotions/results/lessons';
import {
  listingResult,
  marginPercentOf,
  type Earnings,
  type ListingSales,
} from '~/core/promotions/results/listing-result';
import { resultPeriods, type ResultPeriods } from '~/core/promotions/results/result-periods';
import { promotionResults, totalSales } from '~/core/promotions/results/results';
import { thresholdsOf } from '~/core/promotions/thresholds';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import { appliedPlan } from './applied-plan';
import type { PromotionPorts, ShopifyPromotions, VariantSales, WareOfListing } from './ports';
import type { MeasuredResults, PromotionResultsView } from './suggestion-views';

type ResultPorts = StorePorts & OrderPorts & PromotionPorts & Shopify<ShopifyPromotions> & Clock;

/** Beside each other on the page; sums are of all. */
const LISTINGS_SHOWN = 50;
const LISTINGS_AT_ONCE = 500;

/** How a promotion went, or goes. `null`: no such promotion. */
export async function showResults(
  ports: ResultPorts,
  store: StoreDomain,
  promotionId: string,
): Promise<PromotionResultsView | null> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (promotion === null) return null;
  const record = await ports.stores.find(store);
  const timeZone = timeZoneOf(record?.facts);
  const applied = await appliedPlan(ports, store, promotion);
  const plan = applied ?? promotion.scheduledPlan ?? promotion.plan;
  const phase = phaseOf(promotion, ports.now());
  const { since, until, notice } = await ports.orders.history(store);
  const known = since !== null && until !== null ? { since, until } : null;
  const periods = applied && resultPeriods(applied, known, timeZone);
  const today = storeDay(ports.now(), timeZone);
  const thresholds = record?.settings.thresholds ?? {};
  return {
    promotionId,
    name: plan.name,
    phase,
    planned: {
      first: storeDay(new Date(plan.startsAt), timeZone),
      last: storeDay(new Date(Date.parse(plan.endsAt) - 1), timeZone),
    },
    orders: { known, notice },
    measured: periods && {
      currency: record?.facts?.currency ?? null,
      ...(await measure(ports, store, {
        periods,
        listingIds: await promotedListings(ports, store, plan),
        today,
        returnDays: thresholdsOf(highReturnRate, { thresholds }).minimumOrderAgeDays,
      })),
    },
  };
}

async function promotedListings(
  { shopify }: ResultPorts,
  store: StoreDomain,
  { selection }: PromotionPlan,
): Promise<string[]> {
  if (selection.kind === 'listings') return selection.listingIds;
  return (await shopify(store)).catalogue.listingIdsOf(selection.collectionIds);
}

interface Measuring {
  periods: ResultPeriods;
  listingIds: string[];
  today: string;
  returnDays: number;
}

async function measure(
  ports: ResultPorts,
  store: StoreDomain,
  { periods, listingIds, today, returnDays }: Measuring,
): Promise<Omit<MeasuredResults, 'currency'>> {
  const { promotionSales } = ports;
  const range = rangeOfAll(periods);
  const [promoted, ofStore, sold] = await Promise.all([
    promotionSales.daySums(store, range, listingIds),
    promotionSales.daySums(store, range, null),
    promotionSales.variantSales(store, periods.during, listingIds),
  ]);
  const results = promotionResults({ periods, promoted, store: ofStore, today, returnDays });
  const sales = await listingSales(ports, store, { periods, listingIds, sold });
  const earnings = sales.reduce<Earnings>(
    (sum, each) => ({
      revenue: sum.revenue + each.earnings.revenue,
      cost: sum.cost + each.earnings.cost,
    }),
    { revenue: 0, cost: 0 },
  );
  const listings = sales
    .map((each) => listingResult(each, periods.days, results.dispersion))
    .sort((a, b) => b.during.units - a.during.units || (a.title < b.title ? -1 : 1));
  return {
    results,
    marginPercent: marginPercentOf(earnings),
    listings: listings.slice(0, LISTINGS_SHOWN),
    listingCount: listings.length,
    lessons: lessonsOf(results, listings, earnings),
  };
}

/** From the first day that any comparison needs to the last. */
function rangeOfAll({ during, before, lastYear, evenness, yearSoFar }: ResultPeriods): DayRange {
  const ranges = [during, before, lastYear, evenness, yearSoFar].filter((each) => each !== null);
  const [first] = ranges.map((each) => each.first).sort();
  const last = ranges
    .map((each) => each.last)
    .sort()
    .at(-1);
  return { first: first ?? during.first, last: last ?? during.last };
}

async function listingSales(
  { promotionSales }: ResultPorts,
  store: StoreDomain,
  options: { periods: ResultPeriods; listingIds: string[]; sold: VariantSales[] },
): Promise<ListingSales[]> {
  const { periods, listingIds, sold } = options;
  const unitsIn = (range: DayRange | null) =>
    range ? promotionSales.unitsOf(store, range, listingIds) : null;
  const [before, lastYear] = await Promise.all([
    unitsIn(periods.before),
    unitsIn(periods.lastYear),
  ]);
  const soldBy = Map.groupBy(sold, ({ listingId }) => listingId);
  const found: ListingSales[] = [];
  for (let start = 0; start < listingIds.length; start += LISTINGS_AT_ONCE) {
    const ids = listingIds.slice(start, start + LISTINGS_AT_ONCE);
    for (const ware of await promotionSales.waresOf(store, ids)) {
      const variants = soldBy.get(ware.id) ?? [];
      found.push({
        listingId: ware.id,
        title: ware.title,
        during: totalSales(variants.map(({ sums }) => sums)),
        beforeUnits: before && (before.get(ware.id) ?? 0),
        lastYearUnits: lastYear && (lastYear.get(ware.id) ?? 0),
        stock: stockOf(ware),
        earnings: earningsOf(ware, variants),
      });
    }
  }
  return found;
}

/** `null` where a variant's stock is not tracked or was not read: it does not run out, or nobody knows. */
function stockOf({ variants }: WareOfListing): number | null {
  let units = 0;
  for (const { stock } of variants) {
    if (typeof stock !== 'number') return null;
    units += Math.max(0, stock);
  }
  return units;
}

/** Of variants whose cost is known in the currency that they are sold in, and whose every line's revenue is. */
function earningsOf({ variants }: WareOfListing, sold: readonly VariantSales[]): Earnings {
  const earnings: Earnings = { revenue: 0, cost: 0 };
  for (const { variantId, sums } of sold) {
    const variant = variants.find(({ id }) => id === variantId);
    const cost = variant?.inventory?.unitCost;
    if (!cost || cost.currency !== variant.shopPrice.price.currency) continue;
    if (sums.revenueUnits < sums.units || sums.returnedUnits === null) continue;
    earnings.revenue += sums.revenue;
    earnings.cost += cost.amount * (sums.units - sums.returnedUnits);
  }
  return earnings;
}
