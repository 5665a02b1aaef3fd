import { ORIGINAL_PRICES } from '~/core/promotions/sale/original-prices';
import type { PriceList, SaleMarket } from '~/core/promotions/sale/sale-markets';
import type { Price } from '~/core/listing/money';
import { globalIdNumber } from '~/core/store/global-id';
import type { KeptField, ShopifySalePrices } from '~/services/promotions/sale-ports';
import type { AdminClient } from './admin-client';
import {
  KeepOriginalPricesDocument,
  MarketPriceListsDocument,
  RemoveOriginalPricesDocument,
  type MarketPriceListsQuery,
} from './generated/documents.generated';
import { readGrantedScopes } from './granted-fields';
import { readListPrices } from './prices';
import { readMarkets } from './read-markets';

/** As many metafields as one request takes. */
const FIELDS_A_REQUEST = 25;
/** As many products as one search names. */
const SEARCHED_TOGETHER = 50;

export function shopifySalePrices(client: AdminClient): ShopifySalePrices {
  return {
    saleMarkets: () => readSaleMarkets(client),
    fixedPrices: (lists, listingIds) => readFixedPrices(client, lists, listingIds),
    mayWritePrices: async () => (await readGrantedScopes(client)).has('write_products'),
    keepOriginals: (fields) => keepOriginals(client, fields),
    removeOriginals: (fields) => removeOriginals(client, fields),
  };
}

async function readSaleMarkets(client: AdminClient): Promise<SaleMarket[]> {
  const lists = await readPriceLists(client);
  return (await readMarkets(client)).map((market) => ({
    ...market,
    priceList: lists.get(market.id) ?? null,
  }));
}

/** By market's id. */
async function readPriceLists(client: AdminClient): Promise<Map<string, PriceList>> {
  const lists = new Map<string, PriceList>();
  let after: string | null = null;
  do {
    const { markets }: MarketPriceListsQuery = await client.request(MarketPriceListsDocument, {
      after,
    });
    for (const { id, catalogs } of markets.nodes) {
      const active = catalogs.nodes.find(
        ({ status, priceList }) => status === 'ACTIVE' && priceList !== null,
      );
      if (active?.priceList) {
        const { id: listId, currency } = active.priceList;
        lists.set(id, { id: listId, currency });
      }
    }
    after = markets.pageInfo.hasNextPage ? markets.pageInfo.endCursor : null;
  } while (after !== null);
  return lists;
}

async function readFixedPrices(
  client: AdminClient,
  priceListIds: readonly string[],
  listingIds: readonly string[],
): Promise<Map<string, Map<string, Price>>> {
  const fixed = new Map<string, Map<string, Price>>();
  for (const list of new Set(priceListIds)) {
    const ofList = new Map<string, Price>();
    for (let start = 0; start < listingIds.length; start += SEARCHED_TOGETHER) {
      const query = listingIds
        .slice(start, start + SEARCHED_TOGETHER)
        .map((id) => `product_id:${globalIdNumber(id)}`)
        .join(' OR ');
      const found = await readListPrices(client, list, query);
      for (const [id, price] of found ?? []) ofList.set(id, price);
    }
    fixed.set(list, ofList);
  }
  return fixed;
}

async function keepOriginals(client: AdminClient, fields: readonly KeptField[]): Promise<void> {
  for (const some of inRequests(fields)) {
    await client.request(KeepOriginalPricesDocument, {
      fields: some.map(({ listingId, key, value }) => ({
        ownerId: listingId,
        namespace: ORIGINAL_PRICES.namespace,
        key,
        type: 'json',
        value,
      })),
    });
  }
}

async function removeOriginals(
  client: AdminClient,
  fields: readonly Omit<KeptField, 'value'>[],
): Promise<void> {
  for (const some of inRequests(fields)) {
    await client.request(RemoveOriginalPricesDocument, {
      fields: some.map(({ listingId, key }) => ({
        ownerId: listingId,
        namespace: ORIGINAL_PRICES.namespace,
        key,
      })),
    });
  }
}

function* inRequests<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += FIELDS_A_REQUEST) {
    yield all.slice(start, start + FIELDS_A_REQUEST);
  }
}
