import type { AdminClient } from './admin-client';
import { MarketsDocument, type MarketsQuery } from './generated/documents.generated';

/** An active market and the countries in it; `null` where it takes in every country. */
export interface SellingMarket {
  id: string;
  name: string;
  countries: ReadonlySet<string> | null;
}

export async function readMarkets(client: AdminClient): Promise<SellingMarket[]> {
  const found: SellingMarket[] = [];
  let after: string | null = null;
  do {
    const { markets }: MarketsQuery = await client.request(MarketsDocument, { after });
    found.push(...markets.nodes.filter(({ status }) => status === 'ACTIVE').map(toSellingMarket));
    after = markets.pageInfo.hasNextPage ? markets.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

function toSellingMarket({
  id,
  name,
  conditions,
}: MarketsQuery['markets']['nodes'][number]): SellingMarket {
  const regions = conditions?.regionsCondition;
  if (regions?.applicationLevel === 'ALL') return { id, name, countries: null };
  const codes = regions?.regions.nodes.flatMap((region) => ('code' in region ? region.code : []));
  return { id, name, countries: new Set(codes) };
}

export function sellsIn(market: SellingMarket, country: string): boolean {
  return market.countries === null || market.countries.has(country);
}

/** Markets whose texts a Canadian buyer may meet. */
export async function canadianMarketIds(client: AdminClient): Promise<string[]> {
  return (await readMarkets(client)).filter((market) => sellsIn(market, 'CA')).map(({ id }) => id);
}
