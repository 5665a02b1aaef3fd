import type { ShopifyStore, ShopifyStores, StoreDomain } from '~/services/ports';
import type { AccessTokens } from './access-tokens';
import { AdminClient, type AdminClientOptions } from './admin-client';
import {
  readProductExport,
  readProductExportStatus,
  startProductExport,
} from './bulk/product-export';
import { CostBucket } from './cost-bucket';
import { readFrench } from './read-french';
import { readListing } from './read-listing';
import { canadianMarketIds } from './read-markets';
import { readStoreFacts } from './read-store-facts';
import { systemTiming } from './timing';

export type ShopifyStoresOptions = { accessTokens: AccessTokens } & Pick<
  AdminClientOptions,
  'timing' | 'fetch' | 'originOf' | 'timeoutMs'
>;

/** Markets change rarely, and a webhook for each of a thousand products must not read them each time. */
const MARKETS_KEPT_MS = 10 * 60_000;

/** The Admin API of every store; all work on one store in this process shares its rate limit. */
export function createShopifyStores({
  accessTokens,
  ...options
}: ShopifyStoresOptions): ShopifyStores {
  const stores = new Map<StoreDomain, ShopifyStore>();
  return (domain) => {
    const known = stores.get(domain);
    if (known) return Promise.resolve(known);
    const client = new AdminClient({
      ...options,
      store: domain,
      bucket: new CostBucket(),
      accessToken: (rejected) => accessTokens(domain, rejected),
    });
    const store = shopifyStore(client, options);
    stores.set(domain, store);
    return Promise.resolve(store);
  };
}

function shopifyStore(
  client: AdminClient,
  { timing = systemTiming, fetch }: Pick<ShopifyStoresOptions, 'timing' | 'fetch'>,
): ShopifyStore {
  let markets: { ids: string[]; readAtMs: number } | null = null;

  async function canadianMarkets(): Promise<string[]> {
    if (markets && timing.nowMs() - markets.readAtMs < MARKETS_KEPT_MS) return markets.ids;
    markets = { ids: await canadianMarketIds(client), readAtMs: timing.nowMs() };
    return markets.ids;
  }

  return {
    readStoreFacts: () => readStoreFacts(client),
    startProductExport: (notBefore) => startProductExport(client, notBefore),
    readProductExportStatus: (operationId) => readProductExportStatus(client, operationId),
    readProductExport: (url, objectCount) => readProductExport(url, objectCount, fetch),
    async *readFrench(after) {
      yield* readFrench(client, after, await canadianMarkets());
    },
    readListing: async (id) => readListing(client, id, await canadianMarkets()),
  };
}
