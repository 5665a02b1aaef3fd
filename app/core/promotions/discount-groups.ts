import type { MarketRegions } from '../store/market';
import { marketsOfPlan } from './discount-markets';
import type { DiscountGroup } from './discount-parts';
import { distinctTitles, titleFor } from './discount-title';
import type { PromotionPlan } from './promotion';
import { regionsOfAll } from './reach';
import { termsByBuyers } from './terms';

type Markets = readonly { id: string; regions: MarketRegions }[];

/** Why a plan cannot become discounts by market. */
export type NoGroups = 'unreached' | 'shared' | 'onlyOne';

/**
 * The different things that a plan gives, each of which becomes one or more of Shopify's discounts. `markets` `null`: none
 * can be limited to markets, as planned, or because the store has no discounts by market.
 */
export function discountGroups(
  plan: PromotionPlan,
  markets: Markets | null,
): DiscountGroup[] | NoGroups {
  if (plan.reach === 'allBuyers' || markets === null) {
    const [terms, ...others] = termsByBuyers(plan);
    if (others.length > 0) return 'onlyOne';
    return [{ terms, marketIds: null, title: titleFor(plan, null) }];
  }
  const { byTerms, unreached, shared } = marketsOfPlan(plan, markets);
  if (unreached.length > 0) return 'unreached';
  if (shared.length > 0) return 'shared';
  return distinctTitles(
    byTerms.map(({ terms, markets: chosen }) => ({
      terms,
      marketIds: chosen.map(({ id }) => id).sort(),
      title: titleFor(plan, regionsOfAll(chosen)),
    })),
  );
}

/** What it would become, also where something stands in its way that is said elsewhere. */
export function foreseenGroups(plan: PromotionPlan, markets: Markets | null): DiscountGroup[] {
  const groups = discountGroups(plan, markets);
  if (typeof groups !== 'string') return groups;
  return termsByBuyers(plan).map((terms) => ({ terms, marketIds: null, title: plan.name }));
}
