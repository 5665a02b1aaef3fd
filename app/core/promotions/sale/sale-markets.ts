import type { Price } from '../../listing/money';
import { AUDIENCES, type Audience } from '../../listing/audience';
import {
  isWithinQuebec,
  hasSubdivisions,
  reachesAudience,
  reachesCountry,
  type MarketRegions,
} from '../../store/market';
import { marketsFor } from '../discount-markets';
import type { PromotionDiscount } from '../promotion';
import { termsFor, type PlannedTerms } from '../terms';

/** [J] Listings whose prices one promotion lowers: each is read, kept and written within some minutes. */
export const MOST_SALE_LISTINGS = 500;

/** An active market, as far as its prices go. */
export interface SaleMarket {
  id: string;
  name: string;
  regions: MarketRegions;
  /** In which its prices are fixed; `null`: it has none of its own, so that its prices follow the variants' own. */
  priceList: PriceList | null;
}

export interface PriceList {
  id: string;
  /** ISO 4217. */
  currency: string;
}

/** By price list's id and variant's id: what is fixed there. */
export type FixedPrices = ReadonlyMap<string, ReadonlyMap<string, Price>>;

/** What sale prices depend on, of a store. */
export interface SaleFacts {
  markets: readonly SaleMarket[];
  fixed: FixedPrices;
  /** Whether the app may write prices; `null`: not known. */
  mayWrite: boolean | null;
}

/** The markets of a promotion, and the others whose prices it must leave alone. */
export interface SaleReach {
  /** The one that the variants' own prices are made for; `null`: it is not known which. */
  home: SaleMarket | null;
  meant: SaleMarket[];
  others: SaleMarket[];
}

type Reach = Pick<PlannedTerms, 'audiences' | 'reach'>;

/** Whose prices are to be lowered. A part of a country, such as Quebec, is meant where the country is. */
export function saleReach(
  plan: Reach,
  { markets }: Pick<SaleFacts, 'markets'>,
  country: string | undefined,
): SaleReach {
  const priced = markets.map((market) => withListOfCountry(market, markets));
  const home = homeOf(priced, country);
  if (plan.reach === 'allBuyers') return { home, meant: priced, others: [] };
  const chosen = new Set(marketsFor(plan, priced).markets);
  const meant = priced.filter((market) => chosen.has(market) || isPartOfMeant(plan, market));
  return { home, meant, others: priced.filter((market) => !meant.includes(market)) };
}

function isPartOfMeant({ audiences }: Reach, { regions }: SaleMarket): boolean {
  return (
    regions !== null &&
    regions.length > 0 &&
    regions.every((region) => audiences.some((audience) => reachesAudience([region], audience))) &&
    hasSubdivisions(regions)
  );
}

/** A market of provinces or states without a list of its own is sold to from its country's. */
function withListOfCountry(market: SaleMarket, markets: readonly SaleMarket[]): SaleMarket {
  const { regions, priceList } = market;
  const [region] = regions ?? [];
  if (priceList !== null || !region || !hasSubdivisions(regions)) return market;
  const whole = markets.find(
    (other) => !hasSubdivisions(other.regions) && reachesCountry(other.regions, region.country),
  );
  return { ...market, priceList: whole?.priceList ?? null };
}

/** The narrowest one of the country that the store is in. */
function homeOf(markets: readonly SaleMarket[], country: string | undefined): SaleMarket | null {
  if (country === undefined) return null;
  const width = ({ regions }: SaleMarket) => regions?.length ?? Infinity;
  const own = markets.filter(
    ({ regions }) => reachesCountry(regions, country) && !hasSubdivisions(regions),
  );
  return own.toSorted((a, b) => width(a) - width(b))[0] ?? null;
}

/**
 * What the buyers of a market get of a promotion: the one place where sale prices ask for it. Of a market that several
 * audiences are in, those whom it is chiefly of.
 */
export function discountIn(plan: PlannedTerms, market: SaleMarket | null): PromotionDiscount {
  if (market === null) return plan.discount;
  const { regions } = market;
  const order: readonly Audience[] = isWithinQuebec(regions) ? ['QC', 'CA'] : AUDIENCES;
  const audience = order.find(
    (each) => plan.audiences.includes(each) && reachesAudience(regions, each),
  );
  return audience ? termsFor(plan, audience).discount : plan.discount;
}
