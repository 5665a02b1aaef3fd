import { isFrench } from '~/core/language/locale';
import type { PointsRepository } from '~/services/store/points-ports';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Log, Shopify } from '~/services/common-ports';
import type { ShopifyStore } from '~/services/ports';
import type { AccessTokens } from './access-tokens';
import { AdminClient, type AdminClientOptions } from './admin-client';
import { readOrderExport, readOrderExportStatus, startOrderExport } from './bulk/order-export';
import {
  readProductExport,
  readProductExportStatus,
  startProductExport,
} from './bulk/product-export';
import { shopifyCatalogue } from './catalogue';
import { CostBucket, sharedLedger, type Priority } from './cost-bucket';
import { shopifyDiscounts } from './discounts';
import { findOrder } from './find-order';
import { isInstalled } from './is-installed';
import { readGrantedFields, readGrantedScopes, type GrantedFields } from './granted-fields';
import { FlowTriggerDocument, LocalesDocument } from './generated/documents.generated';
import {
  followsExchangeRate,
  readCanadianPricing,
  withCanadianPricing,
} from './read-canadian-prices';
import { readChangedDiscounts, readChangedProducts } from './read-changed';
import { countOrders, mayReadReturns, readOrderPages } from './pages/order-pages';
import { countProducts, readProductPages } from './pages/product-pages';
import { completeListings } from './complete-listings';
import type { FrenchPlaces } from './read-french';
import { readListings } from './read-listing';
import { canadianMarketIds } from './read-markets';
import { readStoreFacts } from './read-store-facts';
import { readStoreTexts } from './read-store-texts';
import { createDenialNotes, type NoteDenial } from './denial-notes';
import { createRefusalLog } from './remedies';
import { shopifySalePrices } from './sale-prices';
import { systemTiming } from './timing';
import { shopifyValues } from './values';

export type ShopifyStoresOptions = {
  accessTokens: AccessTokens;
  log: Log;
  /** Where all processes keep what is left of a store's points; absent: this one spends alone. */
  points?: PointsRepository;
  /** Told of what a store does not let the app read, once a minute while it is so. */
  onDenied?: NoteDenial;
  /** Who waits for the answers; a person where not given. */
  priority?: Priority;
} & Pick<AdminClientOptions, 'timing' | 'fetch' | 'originOf' | 'timeoutMs' | 'note' | 'onAttempt'>;

/** Markets, locales and permissions change rarely, and a webhook for each of a thousand products must not read them each time. */
const KEPT_MS = 10 * 60_000;
/** An event that has waited longer for points goes back to the queue. */
const FLOW_PATIENCE_MS = 60_000;

/** The Admin API of every store; all work on one store shares its rate limit. */
export function createShopifyStores({
  accessTokens,
  log,
  points,
  onDenied,
  ...options
}: ShopifyStoresOptions): Shopify<ShopifyStore>['shopify'] {
  const stores = new Map<StoreDomain, ShopifyStore>();
  const nowMs = () => (options.timing ?? systemTiming).nowMs();
  const sayRefusal = createRefusalLog(log, nowMs);
  const noteDenial = createDenialNotes(log, onDenied, nowMs);
  return (domain) => {
    const known = stores.get(domain);
    if (known) return Promise.resolve(known);
    const client = new AdminClient({
      ...options,
      store: domain,
      bucket: new CostBucket(points && sharedLedger(points, domain)),
      accessToken: (rejected) => accessTokens(domain, rejected),
      onFailure: (error) => {
        sayRefusal(domain, error);
      },
      onDenied: (denied) => noteDenial(domain, denied),
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
  let kept: { places: FrenchPlaces; readAtMs: number } | null = null;
  let granted: { fields: GrantedFields; askedAtMs: number } | null = null;

  async function grantedFields(): Promise<GrantedFields> {
    if (granted && timing.nowMs() - granted.askedAtMs < KEPT_MS) return granted.fields;
    const fields = await readGrantedFields(client);
    granted = { fields, askedAtMs: timing.nowMs() };
    return fields;
  }

  async function frenchPlaces(): Promise<FrenchPlaces> {
    if (kept && timing.nowMs() - kept.readAtMs < KEPT_MS) return kept.places;
    const { shopLocales } = await client.request(LocalesDocument, {});
    const places = {
      canadianMarkets: await canadianMarketIds(client),
      hasFrench: shopLocales.some(({ locale }) => isFrench(locale)),
    };
    kept = { places, readAtMs: timing.nowMs() };
    return places;
  }

  return {
    isInstalled: () => isInstalled(client),
    readStoreFacts: () => {
      // A sync begins with it: what was granted since the last one shows.
      client.forgetDenials();
      return readStoreFacts(client);
    },
    startProductExport: async (notBefore, updatedFrom) =>
      startProductExport(client, { notBefore, updatedFrom, granted: await grantedFields() }),
    readProductExportStatus: (operationId) => readProductExportStatus(client, operationId),
    async *readProductExport(url, objectCount) {
      const isFixed = await readCanadianPricing(client);
      yield* readProductExport({ url, objectCount, note: client.note, isFixed }, fetch);
    },
    completeListings: async (listings, { french, nationalCodes }) =>
      completeListings(client, listings, {
        places: french ? await frenchPlaces() : null,
        nationalCodes,
      }),
    countProducts: () => countProducts(client),
    readChangedProducts: (since) => readChangedProducts(client, since),
    readChangedDiscounts: (since) => readChangedDiscounts(client, since),
    followsExchangeRate: () => followsExchangeRate(client),
    async *readProductPages(after) {
      const isFixed = await readCanadianPricing(client);
      for await (const page of readProductPages(client, after, await grantedFields())) {
        yield {
          ...page,
          listings: page.listings.map((listing) => withCanadianPricing(listing, isFixed)),
        };
      }
    },
    async *readStoreTexts(after) {
      yield* readStoreTexts(client, after, await frenchPlaces());
    },
    readListings: async (ids) =>
      readListings(client, ids, { ...(await frenchPlaces()), ...(await grantedFields()) }),
    readOrderAccess: async () => {
      const scopes = await readGrantedScopes(client);
      // Without `read_returns` what came back is unknown: see `mayReadReturns`.
      if (!scopes.has('read_orders')) return 'none';
      return scopes.has('read_all_orders') ? 'all' : 'recent';
    },
    mayReadReturns: async () =>
      (await readGrantedScopes(client)).has('read_returns') && (await mayReadReturns(client)),
    startOrderExport: (window, options) => startOrderExport(client, window, options),
    readOrderExportStatus: (operationId) => readOrderExportStatus(client, operationId),
    readOrderExport: (file) => readOrderExport(client, file, fetch),
    countOrders: (window) => countOrders(client, window),
    findOrder: (names, options) => findOrder(client, names, options),
    readOrderPages: (window, from) => readOrderPages(client, window, from),
    tellFlow: async (handle, payload) => {
      await client.request(
        FlowTriggerDocument,
        { handle, payload },
        { sendWithinMs: FLOW_PATIENCE_MS },
      );
    },
    discounts: shopifyDiscounts(client),
    catalogue: shopifyCatalogue(client),
    salePrices: shopifySalePrices(client),
    values: shopifyValues(client, { timing, ...(fetch && { fetch }) }),
  };
}
