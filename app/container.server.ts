import type { Logger } from 'pino';
import type { PackagingMarks } from './core/listing/listing';
import type { Env } from './env.server';
import type { StoreDomain, WebhookDelivery } from './services/ports';
import type { HomeView, ListingsQuery, ListingsView, ListingView } from './services/views';

/** The use cases, bound to this process's database, queue and Shopify client. */
export interface Services {
  /** Registers the store and starts its first sync; harmless to repeat. Call it after every sign-in. */
  installStore(store: StoreDomain): Promise<void>;
  uninstallStore(store: StoreDomain): Promise<void>;

  /** `mendFirst`: at most how many rules to put forward. */
  showHome(store: StoreDomain, options: { mendFirst: number }): Promise<HomeView>;
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

  receiveWebhook(delivery: WebhookDelivery): Promise<void>;
}

export interface Container {
  env: Env;
  logger: Logger;
  services: Services;
  /** Throws where the database does not answer. */
  checkHealth(): Promise<void>;
  /** Lets running jobs end, then closes queue and database. */
  close(): Promise<void>;
}

/** One container for each process: a reload by `vite dev` must not start a second one. */
export function getContainer(): Promise<Container> {
  throw new Error('not wired yet');
}
