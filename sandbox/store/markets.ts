import type { SandboxMarket, SandboxShop } from '../model';
import { COUNTRY_CURRENCY } from './prices';
import type { IdAllotter } from './ids';
import type { PricedCountry } from './records';

export interface MarketRecord {
  __typename: 'Market';
  id: string;
  name: string;
  handle: string;
  status: 'ACTIVE' | 'DRAFT';
  type: 'REGION' | 'COMPANY_LOCATION' | 'LOCATION';
  /** `null`: everywhere. */
  regions: MarketRegionRecord[] | null;
  /** The one whole country that it is made of; `null`: it is made of anything else. */
  country: string | null;
  currency: string;
  /** Set where the country has a price list of its own. */
  priceList: PriceListRecord | null;
}

/** A country, or with `subdivision` a province or state of it. */
export interface MarketRegionRecord {
  id: string;
  country: string;
  subdivision: string | null;
}

export interface PriceListRecord {
  __typename: 'PriceList';
  id: string;
  catalogId: string;
  name: string;
  country: PricedCountry;
  currency: string;
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

export function countryName(country: string): string {
  return countryNames.of(country) ?? country;
}

/** Unless the shop names its markets, each of its countries is one, as Shopify sets up a store that sells to several. */
export function marketsOf(shop: SandboxShop, ids: IdAllotter): MarketRecord[] {
  const markets =
    shop.markets ??
    shop.countries.map((country) => ({ name: countryName(country), regions: [country] }));
  return markets.map((market) => marketRecord(market, shop, ids));
}

const TYPES = { companies: 'COMPANY_LOCATION', locations: 'LOCATION' } as const;

function marketRecord(market: SandboxMarket, shop: SandboxShop, ids: IdAllotter): MarketRecord {
  const { name, onlyFor } = market;
  const id = ids.next();
  const regions = market.regions?.map((code) => regionRecord(code, ids)) ?? null;
  const sole = regions?.length === 1 && regions[0]?.subdivision === null ? regions[0] : null;
  const country = sole?.country ?? null;
  const priced = country === 'CA' || country === 'US' ? country : null;
  const currency = priced ? COUNTRY_CURRENCY[priced] : shop.currency;
  return {
    __typename: 'Market',
    id,
    name,
    handle: name.toLowerCase().replace(/[^a-z]+/g, '-'),
    status: market.isDraft ? 'DRAFT' : 'ACTIVE',
    type: onlyFor ? TYPES[onlyFor] : 'REGION',
    regions,
    country,
    currency,
    priceList:
      priced && !onlyFor
        ? {
            __typename: 'PriceList',
            id: ids.next(),
            catalogId: ids.next(),
            name,
            country: priced,
            currency,
          }
        : null,
  };
}

function regionRecord(code: string, ids: IdAllotter): MarketRegionRecord {
  const [country = code, subdivision = null] = code.split('-', 2);
  return { id: ids.next(), country, subdivision };
}

/** The market whose conditions somebody in the country meets, told by the country alone: the narrowest of them. */
export function marketOfCountry(
  markets: readonly MarketRecord[],
  country: string,
): MarketRecord | null {
  return (
    markets
      .filter(({ status, type }) => status === 'ACTIVE' && type === 'REGION')
      .filter(
        ({ regions }) =>
          regions === null ||
          regions.some((region) => region.country === country && region.subdivision === null),
      )
      .sort((a, b) => (a.regions?.length ?? Infinity) - (b.regions?.length ?? Infinity))[0] ?? null
  );
}
