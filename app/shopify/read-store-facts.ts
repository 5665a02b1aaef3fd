import type { Audience } from '~/core/listing/audience';
import type { StoreFacts } from '~/core/listing/store-facts';
import type { AdminClient } from './admin-client';
import { ShopifyError } from './errors';
import { StoreFactsDocument } from './generated/documents.generated';
import { readMarkets, sellsIn, type SellingMarket } from './read-markets';

const AUDIENCES_OF_COUNTRY: Record<string, Audience[]> = { US: ['US'], CA: ['CA', 'QC'] };

export async function readStoreFacts(client: AdminClient): Promise<StoreFacts> {
  const { shop, shopLocales } = await client.request(StoreFactsDocument, {});
  const primary = shopLocales.find((locale) => locale.primary);
  if (!primary) throw new ShopifyError('invalid', 'the store names no primary locale');
  const markets = await readMarkets(client);
  return {
    currency: shop.currencyCode,
    primaryLocale: primary.locale,
    publishedLocales: shopLocales.filter(({ published }) => published).map(({ locale }) => locale),
    timeZone: shop.ianaTimezone,
    sellsTo: Object.entries(AUDIENCES_OF_COUNTRY).flatMap(([country, audiences]) =>
      sellsTo(country, shop.shipsToCountries, markets) ? audiences : [],
    ),
  };
}

/**
 * A buyer can pay where an active market takes in the country and a shipping zone reaches it. A store
 * without shipping zones sells what needs no shipping; one whose markets name no country goes by its zones.
 */
function sellsTo(
  country: string,
  shipsTo: readonly string[],
  markets: readonly SellingMarket[],
): boolean {
  const ships = shipsTo.length === 0 || shipsTo.includes(country);
  const anyRegion = markets.some(({ countries }) => countries === null || countries.size > 0);
  return ships && (!anyRegion || markets.some((market) => sellsIn(market, country)));
}
