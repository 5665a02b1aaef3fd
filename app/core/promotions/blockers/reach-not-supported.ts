import type { Message } from '../../audit/outcome';
import { defineBlocker, type Found } from '../blocker';
import type { PromotionFacts } from '../facts';
import type { PromotionPlan } from '../promotion';
import { countriesMeant } from '../reach';

/** A promotion meant for certain buyers that others get as well, or that no market of the store can give them. */
export const reachNotSupported = defineBlocker({
  id: 'reach-not-supported',
  overridable: false,
  messages: {
    allBuyers: 'notice',
    unknown: 'notice',
    noMarket: 'blocking',
    otherCountries: 'notice',
    wholeCanada: 'notice',
  },
  ofPlan(plan, facts) {
    if (plan.reach !== 'markets') return [];
    if (facts.marketDiscounts === false) return [{ message: 'allBuyers' }];
    return [
      ...(facts.marketDiscounts === null || facts.markets === null
        ? [{ message: 'unknown' } as const]
        : []),
      ...ofMarkets(plan, facts.markets),
      ...(plan.audiences.includes('QC') && !plan.audiences.includes('CA')
        ? [{ message: 'wholeCanada' } as const]
        : []),
    ];
  },
});

type MarketMessage = 'noMarket' | 'otherCountries';

function ofMarkets(
  plan: PromotionPlan,
  markets: PromotionFacts['markets'],
): Found<MarketMessage>[] {
  if (markets === null) return [];
  const meant: readonly string[] = countriesMeant(plan);
  const reaches = (country: string) =>
    markets.filter(({ countries }) => countries === null || countries.includes(country));
  const unreached = meant.filter((country) => reaches(country).length === 0);
  if (unreached.length > 0) {
    return [{ message: 'noMarket', data: { countries: unreached }, about: unreached }];
  }
  const wider = new Set(
    meant
      .flatMap(reaches)
      .filter(
        ({ countries }) =>
          countries === null || countries.some((country) => !meant.includes(country)),
      )
      .map(({ name }) => name),
  );
  if (wider.size === 0) return [];
  const data: Message['data'] = { markets: [...wider].sort() };
  return [{ message: 'otherCountries', data }];
}
