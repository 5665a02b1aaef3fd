import type { Audience } from '~/core/listing/audience';
import {
  reachesAudience,
  regionOf,
  type MarketRegion,
  type MarketRegions,
} from '~/core/store/market';
import type { AdminClient } from './admin-client';
import {
  MarketsDocument,
  MoreMarketRegionsDocument,
  type MarketRegionPageFragment,
  type MarketsQuery,
} from './generated/documents.generated';

/** An active market whose buyers are told by where they live. */
export interface SellingMarket {
  id: string;
  name: string;
  regions: MarketRegions;
}

/** As many as the queries ask for at a time: 250 countries and a few provinces are more. */
const REGIONS_A_PAGE = 250;

type MarketNode = MarketsQuery['markets']['nodes'][number];

/**
 * The one reading of a store's markets. A buyer may be in several of them: one that lies within another counts for
 * itself. Drafts sell to nobody, and what is sold to companies or in shops is not sold to whoever lives there.
 */
export async function readMarkets(client: AdminClient): Promise<SellingMarket[]> {
  const found: SellingMarket[] = [];
  let after: string | null = null;
  do {
    const { markets }: MarketsQuery = await client.request(MarketsDocument, { after });
    for (const node of markets.nodes.filter(isForBuyersAtLarge)) {
      found.push({ id: node.id, name: node.name, regions: await regionsOf(client, node) });
    }
    after = markets.pageInfo.hasNextPage ? markets.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

function isForBuyersAtLarge({ status, conditions }: MarketNode): boolean {
  return (
    status === 'ACTIVE' && !conditions?.companyLocationsCondition && !conditions?.locationsCondition
  );
}

async function regionsOf(
  client: AdminClient,
  { id, conditions }: MarketNode,
): Promise<MarketRegions> {
  const condition = conditions?.regionsCondition;
  if (condition?.applicationLevel === 'ALL') return null;
  const regions: MarketRegion[] = [];
  let page: MarketRegionPageFragment | undefined = condition?.regions;
  while (page) {
    for (const node of page.nodes) {
      const region = toRegion(node);
      // It may be anywhere: rules are to ask rather than to be silent.
      if (region === null) return null;
      regions.push(region);
    }
    page =
      page.nodes.length < REGIONS_A_PAGE
        ? undefined
        : await regionsAfter(client, id, page.pageInfo.endCursor);
  }
  return regions;
}

async function regionsAfter(
  client: AdminClient,
  id: string,
  after: string | null,
): Promise<MarketRegionPageFragment | undefined> {
  const { market } = await client.request(MoreMarketRegionsDocument, { id, after });
  return market?.conditions?.regionsCondition?.regions;
}

/** `null`: of a kind that a later version brought, which is answered with an empty object. */
function toRegion(node: MarketRegionPageFragment['nodes'][number]): MarketRegion | null {
  if ('country' in node) return regionOf(node.country.code, node.subdivisionCode);
  return 'code' in node ? regionOf(node.code, null) : null;
}

/** Those of Canada that buyers in Quebec are in: French that is written for one of them may be shown to them. */
export async function canadianMarketIds(client: AdminClient): Promise<string[]> {
  return marketIdsOf(await readMarkets(client), 'QC');
}

export function marketIdsOf(markets: readonly SellingMarket[], audience: Audience): string[] {
  return markets.filter(({ regions }) => reachesAudience(regions, audience)).map(({ id }) => id);
}
