import {
  exceedsQuebec,
  hasSubdivisions,
  isWithinQuebec,
  type MarketRegions,
} from '../../store/market';
import { defineBlocker, type Found } from '../blocker';
import { marketsOfPlan } from '../discount-markets';
import type { PromotionFacts } from '../facts';
import { isSale, type PromotionPlan } from '../promotion';
import { countriesMeant } from '../reach';
import { termsByBuyers } from '../terms';

/** A promotion meant for certain buyers that others get as well, or that no market of the store can give them. */
export const reachNotSupported = defineBlocker({
  id: 'reach-not-supported',
  overridable: false,
  messages: {
    allBuyers: 'notice',
    onlyOne: 'blocking',
    unknown: 'notice',
    shared: 'blocking',
    noMarket: 'blocking',
    otherCountries: 'notice',
    subdivisions: 'notice',
    wholeCanada: 'notice',
  },
  ofPlan(plan, facts) {
    if (plan.reach !== 'markets') return [];
    // Prices are of a market whatever Shopify knows of discounts by market.
    if (isSale(plan)) {
      const found = facts.markets === null ? [] : ofMarkets(plan, facts.markets);
      return found.filter(({ message }) => message !== 'subdivisions');
    }
    if (facts.marketDiscounts === false) {
      return [{ message: termsByBuyers(plan).length > 1 ? 'onlyOne' : 'allBuyers' }];
    }
    return [
      ...(facts.marketDiscounts === null || facts.markets === null
        ? [{ message: 'unknown' } as const]
        : []),
      ...(facts.markets === null ? [] : ofMarkets(plan, facts.markets)),
    ];
  },
});

type MarketMessage = 'noMarket' | 'shared' | 'otherCountries' | 'subdivisions' | 'wholeCanada';

function ofMarkets(
  plan: PromotionPlan,
  all: NonNullable<PromotionFacts['markets']>,
): Found<MarketMessage>[] {
  const { byTerms, unreached, shared } = marketsOfPlan(plan, all);
  const markets = byTerms.flatMap((each) => each.markets);
  if (unreached.length > 0) {
    return unreached.map((audience) => ({
      message: 'noMarket',
      data: { audience },
      about: [audience],
    }));
  }
  if (shared.length > 0)
    return naming(
      'shared',
      shared.map(({ name }) => name),
    );
  const meant: readonly string[] = countriesMeant(plan);
  const names = (which: (regions: MarketRegions) => boolean): string[] =>
    markets.filter(({ regions }) => which(regions)).map(({ name }) => name);
  const wider = names(
    (regions) => regions === null || regions.some(({ country }) => !meant.includes(country)),
  );
  const ofSubdivisions = names(hasSubdivisions);
  const isForQuebecAlone = plan.audiences.includes('QC') && !plan.audiences.includes('CA');
  return [
    ...naming('otherCountries', wider),
    ...naming('subdivisions', ofSubdivisions),
    ...(isForQuebecAlone ? alsoToOthers(names(exceedsQuebec), plan, all) : []),
  ];
}

/** Says of a discount that Quebec's own market, if there is one, cannot have it by itself. */
function alsoToOthers(
  wider: string[],
  plan: PromotionPlan,
  all: NonNullable<PromotionFacts['markets']>,
): Found<'wholeCanada'>[] {
  const own = isSale(plan) ? [] : all.filter(({ regions }) => isWithinQuebec(regions));
  const data = { own: own.map(({ name }) => name).sort(), hasOwn: own.length > 0 };
  return naming('wholeCanada', wider).map((found) => ({
    ...found,
    data: { ...found.data, ...data },
  }));
}

function naming<M extends MarketMessage>(message: M, markets: string[]): Found<M>[] {
  return markets.length === 0 ? [] : [{ message, data: { markets: [...new Set(markets)].sort() } }];
}
