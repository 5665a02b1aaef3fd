import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { Logger } from 'pino';
import type { PackagingMarks } from './core/listing/listing';
import {
  connectDatabase,
  createRepositories,
  EncryptedSessionStorage,
  openDatabase,
} from './db.server';
import { readDeliveryReport } from './email/bounces/read-delivery-report';
import { createMailLinks } from './email/mail-links';
import { renderConfirmation } from './email/render-confirmation';
import { renderDigest } from './email/render-digest';
import { createMailTransport } from './email/transport/create-transport';
import { getEnv, type Env } from './env.server';
import { problemOf, type FileProblem } from './files/bad-file';
import { readOrderExportCsv } from './files/order-export-csv';
import { startBoss, workJobs } from './jobs/boss';
import { createQueue } from './jobs/queue';
import { createLogger } from './logger.server';
import type { IgnoreUntil } from './core/audit/ignoring';
import type { SettingsErrors, SettingsInput } from './core/audit/settings';
import { checkListing } from './services/catalogue/check-listing';
import { bindDigest, type DigestServices } from './services/digest/bind';
import {
  exportPriceEvidence,
  type PriceEvidence,
} from './services/catalogue/export-price-evidence';
import { ignoreFinding, stopIgnoringFinding } from './services/audit/ignore-finding';
import { importOrders, type OrderImport } from './services/orders/import-orders';
import { installStore } from './services/store/install-store';
import { listListings } from './services/catalogue/list-listings';
import { markPackaging } from './services/catalogue/mark-packaging';
import type { FindingSubject, Ports, StoreDomain, WebhookDelivery } from './services/ports';
import { bindFlow, type FlowServices } from './services/flow/bind';
import { bindProductPage, type ProductPageServices } from './services/product-page/bind';
import { bindPromotions, type PromotionServices } from './services/promotions/bind';
import { bindSuggestions, type SuggestionServices } from './services/promotions/bind-suggestions';
import { previewSettings } from './services/settings/preview-settings';
import { createWebhookIntake } from './services/webhooks/receive-webhooks';
import { saveSettings } from './services/settings/save-settings';
import { bindSeason, type SeasonServices } from './services/season/bind';
import { showHome, type HomeOptions } from './services/home/show-home';
import { showListing } from './services/catalogue/show-listing';
import { showOrderHistory } from './services/orders/show-order-history';
import { showSettings } from './services/settings/show-settings';
import { startSync } from './services/sync/start-sync';
import type {
  HomeView,
  ListingView,
  ListingsQuery,
  ListingsView,
  OrderHistoryView,
  SettingsPreview,
  SettingsView,
} from './services/views';
import { createAccessTokens } from './shopify/access-tokens';
import { createShopifyStores } from './shopify/shopify-stores';

/** The use cases, bound to this process's database, queue and Shopify client. */
export interface Services {
  /** Registers the store and starts its first sync; harmless to repeat. Call it after every sign-in. */
  installStore(store: StoreDomain): Promise<void>;

  showHome(store: StoreDomain, options: HomeOptions): Promise<HomeView>;
  listListings(store: StoreDomain, query: ListingsQuery): Promise<ListingsView>;
  /** `null`: no such listing in this store. */
  showListing(store: StoreDomain, listingId: string): Promise<ListingView | null>;
  /** Grows whenever a page of this store would look different. */
  readVersion(store: StoreDomain): Promise<string>;

  /** `started: false`: a sync of this store is under way already. */
  startSync(store: StoreDomain): Promise<{ started: boolean }>;
  /** Reads the listing from Shopify again, through the queue. */
  checkListing(store: StoreDomain, listingId: string): Promise<void>;
  /** Stores the merchant's mark (`null` clears it) and audits the listing again before it returns. */
  markPackaging(store: StoreDomain, listingId: string, marks: PackagingMarks | null): Promise<void>;

  /** Prices and sales of twelve months, day by day. `null`: no such listing. */
  exportPriceEvidence(store: StoreDomain, listingId: string): Promise<PriceEvidence | null>;

  /** Sets a finding aside and judges its listing, or the store, again. False where the finding is gone. */
  ignoreFinding(
    store: StoreDomain,
    finding: FindingSubject,
    ignoring: { reason: string; until: IgnoreUntil; by: string },
  ): Promise<boolean>;
  stopIgnoringFinding(store: StoreDomain, finding: FindingSubject): Promise<boolean>;

  showSettings(store: StoreDomain): Promise<SettingsView>;
  /** What other settings would change, on a sample; nothing is stored. */
  previewSettings(
    store: StoreDomain,
    input: SettingsInput,
  ): Promise<
    { preview: SettingsPreview; errors: null } | { preview: null; errors: SettingsErrors }
  >;
  /** `null`: saved, and all listings are being audited again. `by`: Shopify's id of the staff account. */
  saveSettings(
    store: StoreDomain,
    input: SettingsInput,
    by: string,
  ): Promise<SettingsErrors | null>;

  showOrderHistory(store: StoreDomain): Promise<OrderHistoryView>;
  /**
   * Adds older orders from Shopify's order export, a CSV file on disk. Of a file that cannot be read nothing is
   * stored.
   */
  importOrders(
    store: StoreDomain,
    file: string,
  ): Promise<{ imported: OrderImport; problem: null } | { imported: null; problem: FileProblem }>;

  digest: DigestServices;
  productPage: ProductPageServices;
  flow: FlowServices;
  season: SeasonServices;

  promotions: PromotionServices;
  /** What to promote in a season, and how a promotion went. */
  suggestions: SuggestionServices;

  /** Resolves once the delivery is recorded and its job queued. */
  receiveWebhook(delivery: WebhookDelivery): Promise<void>;
}

export interface Container {
  env: Env;
  logger: Logger;
  sessionStorage: SessionStorage;
  services: Services;
  /** Throws where the database does not answer. */
  checkHealth: () => Promise<void>;
  /** Lets running jobs end, then closes queue and database. */
  close(): Promise<void>;
}

/** Jobs that have not ended by then are taken up again by the next process. */
const JOBS_END_WITHIN_MS = 6_000;

/** Opens database and queue. `worksJobs`: this process takes jobs too, rather than only sending them. */
export async function createContainer(
  env: Env,
  { worksJobs }: { worksJobs: boolean },
): Promise<Container> {
  const logger = createLogger(env.logLevel);
  const opened = await openDatabase({
    databaseUrl: env.databaseUrl,
    dataDir: env.dataDir,
    logger,
  });
  const database = connectDatabase(opened.url, (error) => {
    logger.warn({ err: error }, 'an idle database connection broke');
  });
  const sessionStorage = new EncryptedSessionStorage(database.prisma, env.encryptionKeys);
  const boss = await startBoss({ connectionString: opened.url, log: logger, works: worksJobs });
  const repositories = createRepositories(database);
  const ports: Ports = {
    ...repositories,
    runs: repositories.syncRuns,
    mail: createMailTransport(env.mail, repositories.outbox),
    mailLinks: createMailLinks({
      appUrl: env.shopifyAppUrl,
      apiKey: env.shopifyApiKey,
      sender: env.mail.sender,
    }),
    rendering: { renderDigest, renderConfirmation },
    deliveryReports: { read: readDeliveryReport },
    queue: createQueue(boss),
    shopify: createShopifyStores({
      accessTokens: createAccessTokens({
        apiKey: env.shopifyApiKey,
        apiSecret: env.shopifyApiSecret,
        sessionStorage,
      }),
    }),
    now: () => new Date(),
    log: logger,
  };
  let closing = false;
  if (worksJobs) await workJobs(boss, { ports, shouldPause: () => closing });

  return {
    env,
    logger,
    sessionStorage,
    services: bindServices(ports),
    checkHealth: async () => {
      await database.pool.query('SELECT 1');
    },
    async close() {
      closing = true;
      await boss.stop({ graceful: true, timeout: JOBS_END_WITHIN_MS });
      await database.close();
      await opened.close();
    },
  };
}

function bindServices(ports: Ports): Services {
  return {
    installStore: (store) => installStore(ports, store),
    showHome: (store, options) => showHome(ports, store, options),
    listListings: (store, query) => listListings(ports, store, query),
    showListing: (store, listingId) => showListing(ports, store, listingId),
    readVersion: (store) => ports.stores.version(store),
    startSync: (store) => startSync(ports, store),
    checkListing: (store, listingId) => checkListing(ports, store, listingId),
    markPackaging: (store, listingId, marks) => markPackaging(ports, store, listingId, marks),
    exportPriceEvidence: (store, listingId) => exportPriceEvidence(ports, store, listingId),
    ignoreFinding: (store, finding, ignoring) => ignoreFinding(ports, store, finding, ignoring),
    stopIgnoringFinding: (store, finding) => stopIgnoringFinding(ports, store, finding),
    showSettings: (store) => showSettings(ports, store),
    previewSettings: (store, input) => previewSettings(ports, store, input),
    saveSettings: (store, input, by) => saveSettings(ports, store, input, by),
    showOrderHistory: (store) => showOrderHistory(ports, store),
    importOrders: async (store, file) => {
      try {
        const imported = await importOrders(ports, store, () => readOrderExportCsv(file));
        return { imported, problem: null };
      } catch (error) {
        return { imported: null, problem: problemOf(error) };
      }
    },
    digest: bindDigest(ports),
    productPage: bindProductPage(ports),
    flow: bindFlow(ports),
    season: bindSeason(ports),
    promotions: bindPromotions(ports),
    suggestions: bindSuggestions(ports),
    receiveWebhook: createWebhookIntake(ports),
  };
}

let current: Promise<Container> | undefined;

/** The container of this process, opened by whoever asks first. */
export function getContainer(): Promise<Container> {
  current ??= open();
  return current;
}

/** Has `getContainer` answer this one: tests choose their own. */
export function provideContainer(container: Container): void {
  current = Promise.resolve(container);
}

/** Closes what `getContainer` opened, if it did. */
export async function closeContainer(): Promise<void> {
  const opened = await current;
  current = undefined;
  await opened?.close();
}

async function open(): Promise<Container> {
  try {
    const env = getEnv();
    return await createContainer(env, { worksJobs: env.jobs === 'web' });
  } catch (error) {
    // The next request may find the database back.
    current = undefined;
    throw error;
  }
}
