import type { PromotionPlan } from '~/core/promotions/promotion';
import { regionsReached } from '~/core/promotions/reach';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Shopify } from '../common-ports';
import { OutsideError } from '../outside-error';
import type { StoreRecord } from '../store/ports';
import type { PromotionPorts, ShopifyPromotions } from './ports';

/**
 * Countries whose buyers got a promotion, ISO 3166-1 alpha-2; `null`: everyone's. Shopify takes no discounts for
 * provinces. Where it cannot be asked for its markets, those that it was meant for.
 */
export async function buyersOf(
  { shopify, promotions }: Shopify<ShopifyPromotions> & Pick<PromotionPorts, 'promotions'>,
  store: StoreDomain,
  plan: PromotionPlan,
  record: StoreRecord | null,
): Promise<string[] | null> {
  if (plan.reach === 'allBuyers' || !record?.facts) return null;
  const marketDiscounts = (await promotions.marketSupport(store))?.supported ?? null;
  if (marketDiscounts === false) return null;
  const markets = await marketsOf(shopify, store);
  const regions = regionsReached(plan, { store: record.facts, marketDiscounts, markets });
  return regions && [...new Set(regions.map(({ country }) => country))].sort();
}

async function marketsOf(shopify: Shopify<ShopifyPromotions>['shopify'], store: StoreDomain) {
  try {
    return await (await shopify(store)).catalogue.discountMarkets();
  } catch (error) {
    if (error instanceof OutsideError) return null;
    throw error;
  }
}
