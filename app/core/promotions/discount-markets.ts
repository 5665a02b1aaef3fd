import { AUDIENCES, type Audience } from '../listing/audience';
import {
  hasSubdivisions,
  isWithinQuebec,
  reachesAudience,
  type MarketRegions,
} from '../store/market';
import { termsByBuyers, type BuyerTerms, type PlannedTerms } from './terms';

/**
 * Markets through which each of the audiences is reached, and the audiences that none reaches. A market that holds
 * other buyers as well is among them. Shopify takes no discount yet for a market of provinces or states (changelog of
 * 3 July 2026): where a market of whole countries reaches the same audience, that one is taken.
 */
export function marketsFor<M extends { regions: MarketRegions }>(
  { audiences }: { audiences: readonly Audience[] },
  markets: readonly M[],
): { markets: M[]; unreached: Audience[] } {
  const chosen = new Set<M>();
  const unreached: Audience[] = [];
  for (const audience of AUDIENCES.filter((each) => audiences.includes(each))) {
    const reaching = markets.filter(({ regions }) => reachesAudience(regions, audience));
    const ofCountries = reaching.filter(({ regions }) => !hasSubdivisions(regions));
    if (reaching.length === 0) unreached.push(audience);
    for (const market of ofCountries.length > 0 ? ofCountries : reaching) chosen.add(market);
  }
  return { markets: [...chosen], unreached };
}

/** The markets through which buyers get what a plan gives them. */
export interface MarketsOfTerms<M> {
  terms: BuyerTerms;
  markets: M[];
}

export interface PlannedMarkets<M> {
  byTerms: MarketsOfTerms<M>[];
  /** Audiences that no market reaches. */
  unreached: Audience[];
  /** Markets that reach buyers who are to get different things: Shopify knows nothing smaller. */
  shared: M[];
}

/**
 * The markets of each of the different things that a plan gives. Where Quebec gets something else than the rest of Canada
 * it has its own market, if the store has one, and the rest the others.
 */
export function marketsOfPlan<M extends { regions: MarketRegions }>(
  plan: PlannedTerms,
  markets: readonly M[],
): PlannedMarkets<M> {
  const groups = termsByBuyers(plan);
  const isQuebecApart = groups.some(
    ({ audiences }) => audiences.includes('CA') && !audiences.includes('QC'),
  );
  const ofQuebec =
    isQuebecApart && plan.audiences.includes('QC')
      ? markets.filter(({ regions }) => isWithinQuebec(regions))
      : [];
  const offered = ({ audiences }: BuyerTerms) => {
    if (ofQuebec.length === 0) return markets;
    if (!audiences.includes('QC')) return markets.filter((market) => !ofQuebec.includes(market));
    return markets.filter(
      (market) => ofQuebec.includes(market) || !reachesAudience(market.regions, 'QC'),
    );
  };
  const found = groups.map((terms) => ({ terms, ...marketsFor(terms, offered(terms)) }));
  return {
    byTerms: found.map(({ terms, markets: chosen }) => ({ terms, markets: chosen })),
    unreached: found.flatMap(({ unreached }) => unreached),
    shared: markets.filter(
      (market) => found.filter((each) => each.markets.includes(market)).length > 1,
    ),
  };
}
