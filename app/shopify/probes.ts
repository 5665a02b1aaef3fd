import { DAY_MS } from '~/core/days/milliseconds';
import { OutsideError } from '~/services/outside-error';
import type { AdminClient } from './admin-client';
import { startBulkQuery } from './bulk/run-bulk-query';
import {
  AutomaticDiscountTagsDocument,
  LocalesDocument,
  SearchCollectionsDocument,
  StoreFactsDocument,
  StorePoliciesDocument,
} from './generated/documents.generated';
import { readGrantedFields } from './granted-fields';
import { countOrders, readOrderPages } from './pages/order-pages';
import { countProducts, readProductPages } from './pages/product-pages';
import { readCanadianPricing } from './read-canadian-prices';
import { readFrench } from './read-french';
import { canadianMarketIds, readMarkets } from './read-markets';
import { readNationalCodes } from './read-national-codes';

/** One of the requests that the app makes of a store, made once; it changes nothing there. */
export interface Probe {
  name: string;
  /** Says in a few words what Shopify answered. */
  ask(client: AdminClient, now: Date): Promise<string>;
  /** What the app does without it, where it goes on; absent: it does not. */
  without?: string;
}

/** An app without `read_all_orders` sees those of so many days. */
const ORDER_DAYS = 60;

/** Finds nothing: whether the query may be run is all that is asked. Run, it counts as use of the permission. */
const EMPTY_BULK_QUERY = '{ products(query: "id:0") { edges { node { id } } } }';

export const PROBES: readonly Probe[] = [
  {
    name: 'shop and languages',
    async ask(client) {
      const { shop, shopLocales } = await client.request(StoreFactsDocument, {});
      const locales = shopLocales.map(({ locale }) => locale).join(', ');
      return `${shop.name}, ${shop.currencyCode}, ${shop.ianaTimezone}; languages ${locales}`;
    },
  },
  {
    name: 'markets',
    ask: async (client) => counted((await readMarkets(client)).length, 'active market'),
  },
  {
    name: 'policies',
    async ask(client) {
      const { shop } = await client.request(StorePoliciesDocument, {});
      return counted(shop.shopPolicies.length, 'policy', 'policies');
    },
    without: 'rules about policies stay unknown',
  },
  {
    name: 'products',
    async ask(client) {
      const count = await countProducts(client);
      const page = await readProductPages(client, null, await readGrantedFields(client)).next();
      const read = page.done === true ? 0 : page.value.listings.length;
      return `${counted(count, 'product')}, the first ${read} read with variants, photos and packaging marks`;
    },
  },
  {
    name: 'Canadian prices',
    async ask(client) {
      await readCanadianPricing(client);
      return 'currency and price lists of Canadian buyers may be read';
    },
  },
  {
    name: 'tariff codes',
    async ask(client) {
      const page = await readNationalCodes(client, null).next();
      return page.done === true ? 'none to read' : 'the first page read';
    },
    without: 'rules about national tariff codes stay unknown',
  },
  {
    name: 'French',
    async ask(client) {
      const { shopLocales } = await client.request(LocalesDocument, {});
      const hasFrench = shopLocales.some(({ locale }) => locale.startsWith('fr'));
      const canadianMarkets = await canadianMarketIds(client);
      const page = await readFrench(client, null, { canadianMarkets, hasFrench }).next();
      return page.done === true ? 'nothing to translate' : 'the first translations read';
    },
  },
  {
    name: 'bulk queries',
    async ask(client, now) {
      try {
        await startBulkQuery(client, EMPTY_BULK_QUERY, now);
        return 'allowed; an empty one was run';
      } catch (error) {
        if (!(error instanceof OutsideError) || error.kind !== 'throttled') throw error;
        return 'allowed; the store runs as many as it may just now';
      }
    },
    without: 'stores are read page by page',
  },
  {
    name: 'orders and returns',
    async ask(client, now) {
      const window = { createdFrom: new Date(now.getTime() - ORDER_DAYS * DAY_MS) };
      const count = await countOrders(client, window);
      await readOrderPages(client, window, { timeZone: 'UTC', after: null }).next();
      return `${counted(count, 'order')} in the last ${ORDER_DAYS} days, the first page read`;
    },
    without: 'returns, sales and handling times stay unknown',
  },
  {
    name: 'discounts',
    async ask(client) {
      await client.request(AutomaticDiscountTagsDocument, { after: null });
      return 'may be read';
    },
  },
  {
    name: 'collections',
    async ask(client) {
      await client.request(SearchCollectionsDocument, { search: null, after: null });
      return 'may be read';
    },
  },
];

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
