import { highReturnRate } from '~/core/audit/rules/high-return-rate';
import { storeDay } from '~/core/days/store-day';
import type { DayRange } from '~/core/promotions/lift-periods';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { lessonsOf } from '~/core/promotions/results/lessons';
import {
  listingResult,
  marginPercentOf,
  type Earnings,
  type ListingSales,
} from '~/core/promotions/results/listing-result';
import { resultPeriods, type ResultPeriods } from '~/core/promotions/results/result-periods';
import {
  expectedOfListings,
  promotionResults,
  totalSales,
} from '~/core/promotions/results/results';
import { buyersOf, countriesOf, type TermsInCountries } from './buyers-of';
import { otherPromotionDays } from './other-promotion-days';
import { promotedListings } from './promoted-listings';
import { resultsByBuyers } from './results-by-buyers';
import { codesOf } from '~/core/promotions/terms';
import { thresholdsOf } from '~/core/promotions/thresholds';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock, Shopify } from '../common-ports';
import type { OrderHistory, OrderPorts } from '../orders/ports';
import type { Queues } from '../queue';
import type { StorePorts, StoreRecord } from '../store/ports';
import { appliedPlan } from './applied-plan';
import { keptComputation } from './kept-computation';
import type {
  CodeSales,
  Promotion,
  PromotionPorts,
  ShopifyPromotions,
  VariantSales,
  WareOfListing,
} from './ports';
import type { ComputationName } from './computation-ports';
import type { CodeResult, MeasuredSales } from './computation-ports';

export type MeasuringPorts = StorePorts &
  OrderPorts &
  PromotionPorts &
  Shopify<ShopifyPromotions> &
  Queues &
  Clock;

/** Beside each other on the page; sums are of all. */
const LISTINGS_SHOWN = 50;
const LISTINGS_AT_ONCE = 500;

/** [J] Measured while the page is made, in some hundredths of a second. */
const MEASURED_SOON = 250;

/** What a promotion is measured by. */
export interface AskedResults {
  /** As it applied. */
  plan: PromotionPlan;
  revision: number;
  history: OrderHistory;
  /** First and last day of which orders are known. */
  known: { since: string; until: string } | null;
  /** By the orders of the whole store. `null`: it never applied, or no order of its days is known. */
  periods: ResultPeriods | null;
  /** IANA name. */
  timeZone: string;
  /** When the same listings were, or may have been, in another promotion. */
  otherPromotions: DayRange[];
  /** ISO 3166-1 alpha-2, of the buyers who got it; `null`: everyone. */
  countries: string[] | null;
  /** Who got what. */
  buyers: TermsInCountries[];
  /** Its discounts in Shopify. */
  parts: Promotion['parts'];
  today: string;
  returnDays: number;
}

export async function readResultsAsked(
  ports: MeasuringPorts,
  store: StoreDomain,
  promotion: Promotion,
  record: StoreRecord | null,
): Promise<AskedResults> {
  const timeZone = timeZoneOf(record?.facts);
  const applied = await appliedPlan(ports, store, promotion);
  const history = await ports.orders.history(store);
  const { since, until } = history;
  const known = since !== null && until !== null ? { since, until } : null;
  const thresholds = record?.settings.thresholds ?? {};
  const otherPromotions =
    applied === null
      ? []
      : await otherPromotionDays(ports, store, { id: promotion.id, plan: applied, timeZone });
  const buyers = await buyersOf(ports, store, applied ?? promotion.plan, record);
  return {
    otherPromotions,
    countries: countriesOf(buyers),
    buyers,
    parts: promotion.parts,
    plan: applied ?? promotion.scheduledPlan ?? promotion.plan,
    revision: promotion.revision,
    history,
    known,
    timeZone,
    periods: applied && resultPeriods(applied, known, { timeZone, others: otherPromotions }),
    today: storeDay(ports.now(), timeZone),
    returnDays: thresholdsOf(highReturnRate, { thresholds }).minimumOrderAgeDays,
  };
}

/** Of a promotion that began. `working`: a job is at it, since many listings were promoted; ask again. */
export type Measured =
  | { kind: 'working' }
  /** What was sold of its listings on its days is not known. */
  | { kind: 'notKnown' }
  | { kind: 'measured'; sales: MeasuredSales; at: Date | null };

/** `null`: nothing to measure yet. */
export async function measuredOf(
  ports: MeasuringPorts,
  store: StoreDomain,
  promotionId: string,
  asked: AskedResults,
): Promise<Measured | null> {
  const { periods, plan } = asked;
  if (periods === null) return null;
  if (isSoonMeasured(plan)) {
    return measuredAs(await measure(ports, store, { ...asked, periods }), null);
  }
  const kept = await keptComputation(ports, store, computationOf(promotionId), {
    basis: basisOf(asked),
    ask: () => ports.queue.send('measure-results', { store, promotionId }),
  });
  return kept.answer === null
    ? { kind: 'working' }
    : measuredAs(kept.answer.sales, kept.answeredAt);
}

function measuredAs(sales: MeasuredSales | null, at: Date | null): Measured {
  return sales === null ? { kind: 'notKnown' } : { kind: 'measured', sales, at };
}

/** Measures a promotion for the pages that asked for it. */
export async function measureResults(
  ports: MeasuringPorts,
  { store, promotionId }: { store: StoreDomain; promotionId: string },
): Promise<void> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (promotion === null) return;
  const record = await ports.stores.find(store);
  const asked = await readResultsAsked(ports, store, promotion, record);
  const { periods } = asked;
  if (periods === null) return;
  const sales = await measure(ports, store, { ...asked, periods });
  await ports.computations.answer(
    store,
    computationOf(promotionId),
    { sales },
    {
      basis: basisOf(asked),
      at: ports.now(),
    },
  );
}

function computationOf(promotionId: string): ComputationName<'results'> {
  return { kind: 'results', key: promotionId };
}

/** A collection may hold thousands, and where it was never looked at Shopify is asked who is in it. */
function isSoonMeasured({ selection, exclusions }: PromotionPlan): boolean {
  return (
    exclusions === undefined &&
    selection.kind === 'listings' &&
    selection.listingIds.length <= MEASURED_SOON
  );
}

/** The promotion, the orders and the day. What else is read is of the moment at which it was measured. */
function basisOf(asked: AskedResults): string {
  const { revision, periods, today, returnDays, otherPromotions, buyers } = asked;
  const { since, until, readUntil } = asked.history;
  return JSON.stringify([
    ...[revision, since, until, readUntil, periods, today, returnDays],
    ...[otherPromotions, buyers],
  ]);
}

/**
 * The listings together, on days on which what was sold of each is known: then no line of which nobody knows whose it is can be
 * theirs, and what else the store sold is of others. `null`: its own days are none of these.
 */
async function measure(
  ports: MeasuringPorts,
  store: StoreDomain,
  asked: AskedResults & { periods: ResultPeriods },
): Promise<MeasuredSales | null> {
  const { plan, timeZone, today, returnDays, otherPromotions, countries } = asked;
  const { promotionSales } = ports;
  const listingIds = await promotedListings(ports, store, asked);
  const known = await knownOfAll(ports, store, listingIds, asked.known);
  const periods = resultPeriods(plan, known, { timeZone, others: otherPromotions });
  if (known === null || periods === null) return null;
  const range = rangeOfAll(periods);
  const codes = codesOf(plan).map((code) => code.toLowerCase());
  const [promoted, ofStore, sold, used] = await Promise.all([
    promotionSales.daySums(store, range, { listingIds, countries }),
    promotionSales.storeDaySums(store, range, { countries }),
    promotionSales.variantSales(store, periods.during, { listingIds, countries }),
    codes.length === 0
      ? null
      : promotionSales.codeSales(store, periods.during, { listingIds, countries, codes }),
  ]);
  if (promoted === null || sold === null) return null;
  const facts = { periods, promoted, store: ofStore, otherPromotions, today, returnDays };
  const results = promotionResults(facts);
  const expected = expectedOfListings(facts);
  const sales = await listingSales(ports, store, {
    // Of one listing more may be known than of all.
    periods: asked.periods,
    listingIds,
    countries,
    sold,
    used,
  });
  const earnings = sales.reduce<Earnings>(
    (sum, each) => ({
      revenue: sum.revenue + each.earnings.revenue,
      cost: sum.cost + each.earnings.cost,
    }),
    { revenue: 0, cost: 0 },
  );
  const listings = sales
    .map((each) => listingResult(each, expected))
    .sort((a, b) => b.during.units - a.during.units || (a.title < b.title ? -1 : 1));
  return {
    knownSince: known.since,
    results,
    byBuyers: await resultsByBuyers(ports, store, { ...asked, periods }, listingIds),
    withCode: codes.length === 0 ? null : codeResult(codesOf(plan).join(', '), used),
    marginPercent: marginPercentOf(earnings),
    listings: listings.slice(0, LISTINGS_SHOWN),
    listingCount: listings.length,
    lessons: lessonsOf(results, listings, earnings),
  };
}

/** First and last day of which all that was sold of each of these listings is known; `null`: of one nothing is. */
async function knownOfAll(
  { orders }: OrderPorts,
  store: StoreDomain,
  listingIds: string[],
  known: AskedResults['known'],
): Promise<AskedResults['known']> {
  if (known === null) return null;
  const sinceOf = await orders.knownSince(store, listingIds);
  let { since } = known;
  for (const id of listingIds) {
    const own = sinceOf.get(id);
    if (own === undefined) return null;
    if (own > since) since = own;
  }
  return { since, until: known.until };
}

function codeResult(code: string, used: CodeSales | null): CodeResult {
  if (used === null) return { code, sums: null, orders: 0 };
  return { code, sums: totalSales(used.variants.map(({ sums }) => sums)), orders: used.orders };
}

/** From the first day that any comparison needs to the last. */
function rangeOfAll(periods: ResultPeriods): DayRange {
  const { during, before, lastYear, halfYear, yearSoFar, effect } = periods;
  const ranges = [during, before, lastYear, halfYear, yearSoFar, effect?.history ?? null].filter(
    (each) => each !== null,
  );
  const [first] = ranges.map((each) => each.first).sort();
  const last = ranges
    .map((each) => each.last)
    .sort()
    .at(-1);
  return { first: first ?? during.first, last: last ?? during.last };
}

async function listingSales(
  { promotionSales }: MeasuringPorts,
  store: StoreDomain,
  options: {
    periods: ResultPeriods;
    listingIds: string[];
    countries: string[] | null;
    sold: VariantSales[];
    /** Of orders that used its code; `null`: it has none, or that is not known. */
    used: CodeSales | null;
  },
): Promise<ListingSales[]> {
  const { periods, listingIds, countries, sold, used } = options;
  const unitsIn = (range: DayRange | null) =>
    range ? promotionSales.unitsOf(store, range, { listingIds, countries }) : null;
  const [before, lastYear] = await Promise.all([
    unitsIn(periods.before),
    unitsIn(periods.lastYear),
  ]);
  const soldBy = Map.groupBy(sold, ({ listingId }) => listingId);
  const usedBy = used && Map.groupBy(used.variants, ({ listingId }) => listingId);
  const found: ListingSales[] = [];
  for (let start = 0; start < listingIds.length; start += LISTINGS_AT_ONCE) {
    const ids = listingIds.slice(start, start + LISTINGS_AT_ONCE);
    for (const ware of await promotionSales.waresOf(store, ids)) {
      const variants = soldBy.get(ware.id) ?? [];
      const ofCode = usedBy && (usedBy.get(ware.id) ?? []);
      found.push({
        listingId: ware.id,
        title: ware.title,
        during: totalSales(variants.map(({ sums }) => sums)),
        withCode: ofCode && totalSales(ofCode.map(({ sums }) => sums)),
        beforeUnits: before?.get(ware.id) ?? null,
        lastYearUnits: lastYear?.get(ware.id) ?? null,
        stock: stockOf(ware),
        earnings: earningsOf(ware, ofCode ?? variants),
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
