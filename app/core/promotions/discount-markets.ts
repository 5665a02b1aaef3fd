import { AUDIENCES, type Audience } from '../listing/audience';
import { hasSubdivisions, reachesAudience, type MarketRegions } from '../store/market';

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

/** Ids of the markets that a plan is for; `null` where one of its audiences has none. */
export function marketIdsFor(
  plan: { audiences: readonly Audience[] },
  markets: readonly { id: string; regions: MarketRegions }[],
): string[] | null {
  const { markets: chosen, unreached } = marketsFor(plan, markets);
  return unreached.length > 0 ? null : chosen.map(({ id }) => id).sort();
}
