import { narrowedFacts } from '~/core/audit/settings';
import type { PromotionFacts } from '~/core/promotions/facts';
import { isSale, phaseOf, type PromotionPlan } from '~/core/promotions/promotion';
import { MOST_SALE_LISTINGS, type SaleFacts } from '~/core/promotions/sale/sale-markets';
import { ratesOf, type Rates } from '~/core/promotions/rates';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts, ShopifyListings } from '../catalogue/ports';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts, StoreRecord } from '../store/ports';
import type { PromotionPorts, ShopifyPromotions, DiscountMarket, Promotion } from './ports';
import { listingsOfPlan } from './listings-of-plan';
import { readOffers } from './read-offers';
import type { ShopifySales } from './sale-ports';
import { orUnknown } from './unanswered';

export type PlanningPorts = StorePorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  Pick<PromotionPorts, 'promotions' | 'promotionSales' | 'discounts' | 'collectionMembers'> &
  Shopify<ShopifyPromotions & ShopifySales & ShopifyListings> &
  Clock &
  Logs;

/** [J] Enough for a rate that no single price decides, and few enough to read for every preview. */
const RATE_LISTINGS = 40;

/**
 * What becomes of a judgement that Shopify did not answer. `isUnknown`: a person looks at it, and is told what could not be
 * judged. `isThrown`: nobody does, and what is not known is not ready: it is judged once Shopify answers.
 */
export type Unanswered = 'isUnknown' | 'isThrown';

/** What of Shopify a plan is judged by. `null`: Shopify could not be asked. */
export interface ShopifyFacts {
  markets: DiscountMarket[] | null;
  /** Listings in any of these collections, asked for once. */
  listingIdsOf: ListingsOfCollections;
  /** What sale prices of these listings depend on. */
  saleFactsOf: (listingIds: readonly string[]) => Promise<SaleFacts | null>;
}

export interface PlanningFacts {
  /** Without what only a look at each listing tells. */
  facts: Omit<PromotionFacts, 'missingListings'>;
  /** Chosen, in that order; the store may lack some. */
  listingIds: string[];
}

/** A store whose facts have been read: before that no plan can say what its times and amounts mean. */
export type PlannableStore = StoreRecord & { facts: NonNullable<StoreRecord['facts']> };

/** `null`: the store is not installed, or nothing was read of it yet. */
export async function findPlannable(
  { stores }: StorePorts,
  store: StoreDomain,
): Promise<PlannableStore | null> {
  const record = await stores.find(store);
  return record?.facts ? { ...record, facts: record.facts } : null;
}

export async function readShopifyFacts(
  ports: PlanningPorts,
  store: StoreDomain,
  unanswered: Unanswered = 'isUnknown',
): Promise<ShopifyFacts> {
  const answerOf: AnswerOf = (read) =>
    unanswered === 'isThrown' ? read() : orUnknown(ports, store, read);
  const markets = await answerOf(async () =>
    (await ports.shopify(store)).catalogue.discountMarkets(),
  );
  return {
    markets,
    listingIdsOf: listingsOfCollections(ports, store, answerOf),
    saleFactsOf: (listingIds) => answerOf(() => readSaleFacts(ports, store, listingIds)),
  };
}

/** `null`: Shopify did not answer. */
type AnswerOf = <T>(read: () => Promise<T>) => Promise<T | null>;

/**
 * All that the plan as a whole is judged by, and the listings that it chooses, in the order in which they were
 * chosen. `promotion`: the one that the plan is of, where it is kept already.
 */
export async function readPlanningFacts(
  ports: PlanningPorts,
  record: PlannableStore,
  plan: PromotionPlan,
  { promotion, inShopify }: { promotion: Promotion | null; inShopify: ShopifyFacts },
): Promise<PlanningFacts> {
  const store = record.domain;
  const now = ports.now();
  const { markets, listingIdsOf } = inShopify;
  const chosen = await listingsOfPlan(ports, store, plan, listingIdsOf);
  const [offers, rates, marketSupport, storeFindings, sale] = await Promise.all([
    readOffers(ports, store, plan, { promotion, markets, chosen: chosen ?? [], listingIdsOf }),
    readRates(ports, record, plan),
    ports.promotions.marketSupport(store),
    ports.storeAudits.findings(store),
    isSale(plan) ? inShopify.saleFactsOf(chosen ?? []) : undefined,
  ]);
  return {
    listingIds: chosen ?? [],
    facts: {
      now,
      store: narrowedFacts(record.facts, record.settings),
      chosenListings: chosen?.length ?? null,
      offers,
      startedAt: promotion && startedAt(promotion, now),
      ...plannedStart(plan, promotion),
      marketDiscounts: marketSupport?.supported ?? null,
      markets,
      storeFindings: storeFindings.filter(({ status }) => status === 'open'),
      rates,
      ...(sale !== undefined && { sale }),
      thresholds: record.settings.thresholds,
    },
  };
}

/** By what some of the store's listings are shown: the chosen ones alone may all have prices of the merchant's own. */
async function readRates(
  { promotionSales }: Pick<PlanningPorts, 'promotionSales'>,
  { domain }: PlannableStore,
  { selection }: PromotionPlan,
): Promise<Rates> {
  const chosen = selection.kind === 'listings' ? selection.listingIds : [];
  const [some, ofChosen] = await Promise.all([
    promotionSales.someWares(domain, RATE_LISTINGS),
    promotionSales.waresOf(domain, chosen.slice(0, RATE_LISTINGS)),
  ]);
  return ratesOf([...some, ...ofChosen].flatMap(({ variants }) => variants));
}

/** When it began to apply; `null`: not yet, or never. */
function startedAt({ state, plan, scheduledPlan }: Promotion, now: Date): string | null {
  const inForce = scheduledPlan ?? plan;
  const phase = phaseOf({ state, plan: inForce }, now);
  return phase === 'running' || phase === 'ended' ? inForce.startsAt : null;
}

/** Whoever gives what waits another start decides about that one. */
function plannedStart(
  { startsAt }: PromotionPlan,
  promotion: Promotion | null,
): Pick<PromotionFacts, 'plannedStart'> {
  if (!promotion?.waiting || Date.parse(startsAt) !== Date.parse(promotion.plan.startsAt))
    return {};
  return { plannedStart: promotion.waiting.plannedStart };
}

type ListingsOfCollections = (collectionIds: string[]) => Promise<string[] | null>;

/** Asks for the same collections once: 20,000 listings come in 80 pages. What failed is asked for again. */
function listingsOfCollections(
  ports: PlanningPorts,
  store: StoreDomain,
  answerOf: AnswerOf,
): ListingsOfCollections {
  const asked = new Map<string, Promise<string[] | null>>();
  return (collectionIds) => {
    const key = collectionIds.toSorted().join(' ');
    const answer =
      asked.get(key) ??
      answerOf(async () => (await ports.shopify(store)).catalogue.listingIdsOf(collectionIds));
    asked.set(key, answer);
    answer.then(
      (ids) => ids ?? asked.delete(key),
      () => asked.delete(key),
    );
    return answer;
  };
}

async function readSaleFacts(
  ports: PlanningPorts,
  store: StoreDomain,
  listingIds: readonly string[],
): Promise<SaleFacts> {
  const { salePrices } = await ports.shopify(store);
  const markets = await salePrices.saleMarkets();
  const lists = markets.flatMap(({ priceList }) => priceList?.id ?? []);
  const judged = listingIds.slice(0, MOST_SALE_LISTINGS);
  return {
    markets,
    fixed: await salePrices.fixedPrices(lists, judged),
    mayWrite: await salePrices.mayWritePrices(),
  };
}
