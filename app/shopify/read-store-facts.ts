import { AUDIENCES, COUNTRY_OF, type Audience } from '~/core/listing/audience';
import { reachesAudience } from '~/core/store/market';
import type { StoreFacts, StorePolicy } from '~/core/store/store-facts';
import { OutsideError } from '~/services/outside-error';
import type { AdminClient } from './admin-client';
import { StoreFactsDocument, StorePoliciesDocument } from './generated/documents.generated';
import { readFrenchTexts } from './read-french';
import { marketIdsOf, readMarkets, type SellingMarket } from './read-markets';

export async function readStoreFacts(client: AdminClient): Promise<StoreFacts> {
  const { shop, shopLocales } = await client.request(StoreFactsDocument, {});
  const primary = shopLocales.find((locale) => locale.primary);
  if (!primary) throw new OutsideError('invalid', 'the store names no primary locale');
  const markets = await readMarkets(client);
  const policies = await readPolicies(client, markets);
  const country = shop.shopAddress.countryCodeV2;
  return {
    name: shop.name,
    currency: shop.currencyCode,
    primaryLocale: primary.locale,
    publishedLocales: shopLocales.filter(({ published }) => published).map(({ locale }) => locale),
    timeZone: shop.ianaTimezone,
    ...(country && { country }),
    ...(policies && { policies }),
    sellsTo: AUDIENCES.filter((audience) => sellsTo(audience, shop.shipsToCountries, markets)),
  };
}

/** `null` where the merchant has not granted `read_legal_policies`. */
async function readPolicies(
  client: AdminClient,
  markets: readonly SellingMarket[],
): Promise<StorePolicy[] | null> {
  try {
    const { shop } = await client.request(StorePoliciesDocument, {});
    const canadian = marketIdsOf(markets, 'QC');
    const ids = shop.shopPolicies.map(({ id }) => id);
    const french =
      ids.length > 0 ? await readFrenchTexts(client, ids, canadian) : new Map<string, never>();
    return shop.shopPolicies.map(({ id, type, body }) => ({
      type,
      bodyHtml: body,
      french: french.get(id) ?? [],
    }));
  } catch (error) {
    if (error instanceof OutsideError && error.kind === 'access') return null;
    throw error;
  }
}

/**
 * A buyer can pay where an active market takes in the country, or the province or state, and a shipping zone
 * reaches the country. A store without shipping zones sells what needs no shipping; one whose markets name no
 * region goes by its zones.
 */
function sellsTo(
  audience: Audience,
  shipsTo: readonly string[],
  markets: readonly SellingMarket[],
): boolean {
  const ships = shipsTo.length === 0 || shipsTo.includes(COUNTRY_OF[audience]);
  const anyRegion = markets.some(({ regions }) => regions === null || regions.length > 0);
  return ships && (!anyRegion || markets.some(({ regions }) => reachesAudience(regions, audience)));
}
