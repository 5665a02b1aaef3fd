import type { SandboxShop } from '../model';
import { COUNTRY_CURRENCY } from './prices';
import type { IdAllotter } from './ids';
import type { PricedCountry } from './records';

/** One market of the store: one country, as Shopify sets up a store that sells to several. */
export interface MarketRecord {
  __typename: 'Market';
  id: string;
  regionId: string;
  name: string;
  handle: string;
  country: string;
  currency: string;
  /** Set where the country has a price list of its own. */
  priceList: PriceListRecord | null;
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

export function marketsOf(shop: SandboxShop, ids: IdAllotter): MarketRecord[] {
  return shop.countries.map((country) => {
    const name = countryNames.of(country) ?? country;
    const priced = country === 'CA' || country === 'US' ? country : null;
    const currency = priced ? COUNTRY_CURRENCY[priced] : shop.currency;
    return {
      __typename: 'Market',
      id: ids.next(),
      regionId: ids.next(),
      name,
      handle: name.toLowerCase().replace(/[^a-z]+/g, '-'),
      country,
      currency,
      priceList: priced
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
  });
}
