import { COUNTRY_OF } from '../listing/audience';
import type { PricePlace } from '../prices/was-price-claim';
import { haveBuyersInCommon, reachesCountry, type MarketRegions } from '../store/market';
import { marketsOfPlan } from './discount-markets';
import type { Offer, PromotionFacts, Stretch } from './facts';
import { isSale, type PromotionDiscount, type PromotionPlan } from './promotion';
import { levelOf, type Scope } from './scope';
import { termsByBuyers, type BuyerTerms, type PlannedTerms } from './terms';

type Reach = PlannedTerms & Pick<PromotionPlan, 'kind'>;
type ReachFacts = Pick<PromotionFacts, 'store' | 'marketDiscounts' | 'markets'>;

/** The countries that it is meant for. */
export function countriesMeant({ audiences }: Pick<PromotionPlan, 'audiences'>): PricePlace[] {
  return PLACES.filter((place) => audiences.some((audience) => COUNTRY_OF[audience] === place));
}

/** The whole of the countries that it is meant for. */
function regionsMeant(plan: Pick<PromotionPlan, 'audiences'>): MarketRegions {
  return countriesMeant(plan).map((country) => ({ country, subdivision: null }));
}

/** Where the buyers live who get it. */
export function regionsReached(plan: Reach, facts: ReachFacts): MarketRegions {
  return regionsOfAll(regionsByTerms(plan, facts));
}

/**
 * Where the buyers live who get each of the different things that it gives. Whom no market reaches may be reached by one
 * that is still to be made.
 */
export function regionsByTerms(plan: Reach, facts: ReachFacts): TermsThere[] {
  if (isForEverybody(plan, facts.marketDiscounts)) {
    const audiences = [...plan.audiences, ...facts.store.sellsTo];
    const regions = regionsMeant({ audiences });
    return termsByBuyers(plan).map((terms) => ({ terms, regions }));
  }
  return regionsInMarkets(plan, facts.markets);
}

/** Whether all buyers get it, wherever they live: also what is meant for markets, in a store without discounts by market. */
export function isForEverybody(
  plan: Pick<PromotionPlan, 'reach' | 'kind'>,
  marketDiscounts: ReachFacts['marketDiscounts'],
): boolean {
  // Prices are of a market wherever it has its own; discounts are where Shopify has them by market.
  return plan.reach === 'allBuyers' || (marketDiscounts === false && !isSale(plan));
}

/** Where the buyers live whose prices it lowers once it applies; `null`: everywhere. */
export function regionsInForce(
  plan: Reach,
  { marketDiscounts, markets }: Omit<ReachFacts, 'store'>,
): MarketRegions {
  return isForEverybody(plan, marketDiscounts)
    ? null
    : regionsOfAll(regionsInMarkets(plan, markets));
}

export interface TermsThere {
  terms: BuyerTerms;
  regions: MarketRegions;
}

/** The same of what is for the markets of its audiences. `markets` `null`: not known. */
function regionsInMarkets(
  plan: Reach,
  markets: readonly { regions: MarketRegions }[] | null,
): TermsThere[] {
  const { byTerms, unreached } = marketsOfPlan(plan, markets ?? []);
  return byTerms.map(({ terms, markets: chosen }) => {
    const missed = terms.audiences.filter((audience) => unreached.includes(audience));
    return {
      terms,
      regions: regionsOfAll([...chosen, { regions: regionsMeant({ audiences: missed }) }]),
    };
  });
}

/** What buyers in a country get, the deepest percentage first; nothing where it does not reach them. */
export function discountsIn(
  place: PricePlace,
  plan: Reach,
  facts: ReachFacts,
): PromotionDiscount[] {
  return regionsByTerms(plan, facts)
    .filter(({ regions }) => reachesCountry(regions, place))
    .map(({ terms }) => terms.discount)
    .toSorted((a, b) => depthOf(b) - depthOf(a));
}

/** Of a plan all are percentages, or all amounts in the store's currency. */
function depthOf(discount: PromotionDiscount): number {
  return discount.kind === 'percentage' ? discount.percent : discount.off.amount;
}

export function regionsOfAll(markets: readonly { regions: MarketRegions }[]): MarketRegions {
  const regions = markets.map((market) => market.regions);
  return regions.some((each) => each === null) ? null : regions.flatMap((each) => each ?? []);
}

/** The countries whose buyers get it, as far as prices are looked at there. */
export function placesReached(plan: Reach, facts: ReachFacts): PricePlace[] {
  return placesIn(regionsReached(plan, facts));
}

export function placesIn(regions: MarketRegions): PricePlace[] {
  return PLACES.filter((place) => reachesCountry(regions, place));
}

/** Whether the other offer may lower the price of a listing for buyers who live there. */
export function offersOn(
  offers: readonly Offer[],
  listingId: string,
  regions: MarketRegions,
): Offer[] {
  return offers.filter(
    (offer) =>
      (offer.covers.kind === 'all' ||
        (offer.covers.kind === 'listings' && offer.covers.listingIds.has(listingId))) &&
      haveBuyersInCommon(offer.regions, regions),
  );
}

/** When the other offer lowers, or lowered, the price of a listing: who left a collection since had it until then. */
export function stretchesOf(
  { covers, startsAt, endsAt }: Pick<Offer, 'covers' | 'startsAt' | 'endsAt'>,
  listingId: string,
): Stretch[] {
  const whole = { from: Date.parse(startsAt), to: endOf({ endsAt }) };
  if (covers.kind === 'all') return [whole];
  if (covers.kind !== 'listings') return [];
  const stays = covers.stays?.get(listingId);
  if (stays === undefined) return covers.listingIds.has(listingId) ? [whole] : [];
  return stays
    .map(({ from, to }) => ({ from: Math.max(from, whole.from), to: Math.min(to, whole.to) }))
    .filter(({ from, to }) => from < to);
}

/** Whether a buyer gets both the plan's discount and the other offer. */
export function combine(
  plan: Scope & Pick<PromotionPlan, 'combinesWith' | 'kind'>,
  offer: Pick<Offer, 'combinesWith' | 'level' | 'isSale'>,
): boolean {
  // Whatever else a buyer gets is taken off the price that is asked.
  if (isSale(plan) || offer.isSale === true) return true;
  return takes(plan, offer.level) && takes(offer, levelOf(plan));
}

function takes(
  { combinesWith }: Pick<PromotionPlan, 'combinesWith'>,
  level: Offer['level'],
): boolean {
  return level === 'order' ? combinesWith.orderDiscounts : combinesWith.productDiscounts;
}

/** Whether two stretches of time share an instant; ends are the first instant that no longer belongs. */
export function overlapsInTime(
  a: { startsAt: string; endsAt: string | null },
  b: { startsAt: string; endsAt: string | null },
): boolean {
  return Date.parse(a.startsAt) < endOf(b) && Date.parse(b.startsAt) < endOf(a);
}

/** Milliseconds since 1970; infinite where there is no end. */
export function endOf({ endsAt }: { endsAt: string | null }): number {
  return endsAt === null ? Infinity : Date.parse(endsAt);
}

const PLACES: readonly PricePlace[] = ['US', 'CA'];
