import type { PromotionPlan } from '~/core/promotions/promotion';
import { isForEverybody, regionsByTerms } from '~/core/promotions/reach';
import { termsByBuyers, type BuyerTerms } from '~/core/promotions/terms';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Shopify } from '../common-ports';
import { OutsideError } from '../outside-error';
import type { StoreRecord } from '../store/ports';
import type { DiscountMarket, PromotionPorts, ShopifyPromotions } from './ports';

/** What some buyers got, and where they live. */
export interface TermsInCountries {
  terms: BuyerTerms;
  /** ISO 3166-1 alpha-2; `null`: everywhere. */
  countries: string[] | null;
}

/**
 * Countries whose buyers got each of the different things that a promotion gave. Shopify takes no discounts for provinces.
 * Where it cannot be asked for its markets, those that it was meant for. `readMarkets`: instead of asking Shopify.
 */
export async function buyersOf(
  { shopify, promotions }: Shopify<ShopifyPromotions> & Pick<PromotionPorts, 'promotions'>,
  store: StoreDomain,
  plan: PromotionPlan,
  record: StoreRecord | null,
  readMarkets: () => Promise<DiscountMarket[] | null> = () => marketsOf(shopify, store),
): Promise<TermsInCountries[]> {
  const everybody = termsByBuyers(plan).map((terms) => ({ terms, countries: null }));
  if (!record?.facts) return everybody;
  const marketDiscounts = (await promotions.marketSupport(store))?.supported ?? null;
  if (isForEverybody(plan, marketDiscounts)) return everybody;
  const markets = await readMarkets();
  const facts = { store: record.facts, marketDiscounts, markets };
  return regionsByTerms(plan, facts).map(({ terms, regions }) => ({
    terms,
    countries: regions && [...new Set(regions.map(({ country }) => country))].sort(),
  }));
}

/** Countries whose buyers got any of it; `null`: everyone's. */
export function countriesOf(buyers: readonly TermsInCountries[]): string[] | null {
  const countries = buyers.map((each) => each.countries);
  return countries.some((each) => each === null)
    ? null
    : [...new Set(countries.flatMap((each) => each ?? []))].sort();
}

async function marketsOf(shopify: Shopify<ShopifyPromotions>['shopify'], store: StoreDomain) {
  try {
    return await (await shopify(store)).catalogue.discountMarkets();
  } catch (error) {
    if (error instanceof OutsideError) return null;
    throw error;
  }
}
