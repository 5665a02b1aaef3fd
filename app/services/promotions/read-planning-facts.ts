import { narrowedFacts } from '~/core/audit/settings';
import { DAY_MS } from '~/core/days/milliseconds';
import { discountsNeeded } from '~/core/promotions/discount-parts';
import type { Offer, OfferCover, PromotionFacts } from '~/core/promotions/facts';
import { phaseOf, type PromotionPlan } from '~/core/promotions/promotion';
import { ratesOf, type Rates } from '~/core/promotions/rates';
import { regionsInMarkets, regionsOfAll } from '~/core/promotions/reach';
import type { MarketRegions } from '~/core/store/market';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts, ShopifyListings } from '../catalogue/ports';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import { OutsideError } from '../outside-error';
import { appliedPlan } from './applied-plan';
import type { StorePorts, StoreRecord } from '../store/ports';
import type {
  PromotionPorts,
  ShopifyPromotions,
  DiscountInShopify,
  DiscountMarket,
  Promotion,
  PromotionSummary,
} from './ports';

export type PlanningPorts = StorePorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  Pick<PromotionPorts, 'promotions' | 'promotionSales'> &
  Shopify<ShopifyPromotions & ShopifyListings> &
  Clock &
  Logs;

/** How far back other promotions lower the price of a listing, as far as any rule about "was" prices looks. */
const LOOK_BACK_MS = 182 * DAY_MS;

/** [J] Enough for a rate that no single price decides, and few enough to read for every preview. */
const RATE_LISTINGS = 40;

/** What of Shopify a plan is judged by. `null`: Shopify could not be asked. */
export interface ShopifyFacts {
  discounts: DiscountInShopify[] | null;
  markets: DiscountMarket[] | null;
  /** Listings in any of these collections, asked for once. */
  listingIdsOf: ListingsOfCollections;
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
): Promise<ShopifyFacts> {
  const [discounts, markets] = await Promise.all([
    orNull(ports, store, async () => (await ports.shopify(store)).discounts.list()),
    orNull(ports, store, async () => (await ports.shopify(store)).catalogue.discountMarkets()),
  ]);
  return { discounts, markets, listingIdsOf: listingsOfCollections(ports, store) };
}

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
  const collections = inShopify.listingIdsOf;
  const [chosen, offers, rates, marketSupport, storeFindings] = await Promise.all([
    plan.selection.kind === 'listings'
      ? plan.selection.listingIds
      : collections(plan.selection.collectionIds),
    readOffers(ports, store, plan, { promotion, inShopify }),
    readRates(ports, record, plan),
    ports.promotions.marketSupport(store),
    ports.storeAudits.findings(store),
  ]);
  return {
    listingIds: chosen ?? [],
    facts: {
      now,
      store: narrowedFacts(record.facts, record.settings),
      chosenListings: chosen?.length ?? null,
      offers,
      startedAt: promotion && startedAt(promotion, now),
      marketDiscounts: marketSupport?.supported ?? null,
      markets: inShopify.markets,
      storeFindings: storeFindings.filter(({ status }) => status === 'open'),
      rates,
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

type ListingsOfCollections = (collectionIds: string[]) => Promise<string[] | null>;

/** Asks for the same collections once: 20,000 listings come in 80 pages. What failed is asked for again. */
function listingsOfCollections(ports: PlanningPorts, store: StoreDomain): ListingsOfCollections {
  const asked = new Map<string, Promise<string[] | null>>();
  return (collectionIds) => {
    const key = collectionIds.toSorted().join(' ');
    const answer =
      asked.get(key) ??
      orNull(ports, store, async () =>
        (await ports.shopify(store)).catalogue.listingIdsOf(collectionIds),
      );
    asked.set(key, answer);
    answer.then(
      (ids) => ids ?? asked.delete(key),
      () => asked.delete(key),
    );
    return answer;
  };
}

async function readOffers(
  ports: PlanningPorts,
  store: StoreDomain,
  plan: PromotionPlan,
  context: { promotion: Promotion | null; inShopify: ShopifyFacts },
): Promise<Offer[] | null> {
  const { discounts, markets, listingIdsOf } = context.inShopify;
  if (discounts === null) return null;
  const others = await ports.promotions.within(store, {
    from: new Date(Date.parse(plan.endsAt) - LOOK_BACK_MS),
    to: new Date(Date.parse(plan.endsAt)),
    cancelled: true,
  });
  const own = await ports.promotions.ownDiscounts(store, [
    ...(context.promotion ? [context.promotion.id] : []),
    ...others.map(({ id }) => id),
  ]);
  const offers = await Promise.all([
    ...others
      // The days that it has had so far count, whatever it is planned to be from now on.
      .filter(({ id, state }) => id !== context.promotion?.id || state === 'cancelled')
      .map((other) => offerOfPromotion(ports, store, other, { markets, listingIdsOf })),
    ...discounts
      .filter(({ id, tags }) => !own.has(id) && !tags.some((tag) => own.has(tag)))
      .map((discount) => offerOfDiscount(discount, markets, listingIdsOf)),
  ]);
  return offers.filter((offer) => offer !== null);
}

/** `null`: it never lowered a price. */
async function offerOfPromotion(
  ports: Pick<PromotionPorts, 'promotions'>,
  store: StoreDomain,
  promotion: PromotionSummary,
  { markets, listingIdsOf }: Pick<ShopifyFacts, 'markets' | 'listingIdsOf'>,
): Promise<Offer | null> {
  // One that is on its way into Shopify is going to apply.
  const inForce =
    promotion.state === 'cancelled'
      ? await appliedPlan(ports, store, promotion)
      : (promotion.scheduledPlan ?? promotion.plan);
  if (inForce === null) return null;
  const { selection, trigger, audiences, reach, startsAt, endsAt, combinesWith } = inForce;
  return {
    id: promotion.id,
    name: inForce.name,
    source: 'promotion',
    method: trigger.kind,
    codes: trigger.kind === 'code' ? [trigger.code] : [],
    startsAt,
    endsAt,
    covers: coverOf(
      selection.kind === 'listings'
        ? selection.listingIds
        : await listingIdsOf(selection.collectionIds),
    ),
    regions: reach === 'markets' ? regionsInMarkets({ audiences }, markets) : null,
    isUnconditional: trigger.kind === 'automatic',
    level: 'product',
    combinesWith,
    discountCount: discountsNeeded(inForce),
  };
}

async function offerOfDiscount(
  discount: DiscountInShopify,
  markets: DiscountMarket[] | null,
  collections: ListingsOfCollections,
): Promise<Offer> {
  const { id, title, method, startsAt, endsAt, terms } = discount;
  return {
    id,
    name: title,
    source: 'discount',
    method,
    codes: terms?.trigger.kind === 'code' ? [terms.trigger.code] : [],
    startsAt,
    endsAt,
    covers: await coverOfDiscount(discount, collections),
    regions: terms ? regionsOf(terms.buyers, markets) : null,
    isUnconditional: asksNothing(discount),
    level: terms?.items.kind === 'all' ? 'order' : 'product',
    combinesWith: terms?.combinesWith ?? NO_COMBINING,
    discountCount: 1,
  };
}

const NO_COMBINING = { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false };

/** Whether anybody gets it with any one item. Of another app's discount nobody can tell, so that it may be. */
function asksNothing({ kind, method, terms }: DiscountInShopify): boolean {
  if (method === 'code' || kind === 'buyXGetY') return false;
  if (terms === null) return true;
  const { value, buyers, conditions } = terms;
  return (
    buyers.kind !== 'chosen' &&
    (value.kind === 'percentage' || value.onEachItem) &&
    // Those who subscribe get it as well: nothing that is asked of others.
    conditions.every((condition) => condition === 'subscriptions')
  );
}

function coverOfDiscount(
  { kind, terms }: DiscountInShopify,
  collections: ListingsOfCollections,
): OfferCover | Promise<OfferCover> {
  if (kind === 'freeShipping') return { kind: 'none' };
  return terms ? coverOfItems(terms.items, collections) : { kind: 'unknown' };
}

type Terms = NonNullable<DiscountInShopify['terms']>;

async function coverOfItems(
  items: Terms['items'],
  collections: ListingsOfCollections,
): Promise<OfferCover> {
  switch (items.kind) {
    case 'all':
      return { kind: 'all' };
    case 'listings':
      return coverOf([...items.listingIds, ...items.variants.map(({ listingId }) => listingId)]);
    case 'collections':
      return coverOf(await collections(items.collectionIds));
  }
}

function coverOf(listingIds: string[] | null): OfferCover {
  return listingIds === null
    ? { kind: 'unknown' }
    : { kind: 'listings', listingIds: new Set(listingIds) };
}

/** `null`, everyone, wherever it is not known that it is fewer: chosen customers may live anywhere. */
function regionsOf(buyers: Terms['buyers'], markets: DiscountMarket[] | null): MarketRegions {
  if (buyers.kind !== 'markets' || markets === null) return null;
  return regionsOfAll(
    buyers.marketIds.map((id) => markets.find((market) => market.id === id) ?? { regions: null }),
  );
}

/** What Shopify refuses or cannot answer now is not known; anything else is a fault of ours. */
async function orNull<T>(
  { log }: Logs,
  store: StoreDomain,
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    log.warn({ store, err: error }, 'a plan is judged without what Shopify could not answer');
    return null;
  }
}
