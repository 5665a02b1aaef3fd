import type { PackagingMarks } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Gone } from '../answer';
import type { AuditPorts } from '../audit/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { Queues } from '../queue';
import type { SeasonPorts } from '../season/ports';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { checkListing } from './check-listing';
import { exportPriceEvidence, type PriceEvidence } from './export-price-evidence';
import { listListings } from './list-listings';
import type { ListingsQuery } from './listings-query';
import { markPackaging } from './mark-packaging';
import type { CataloguePorts } from './ports';
import { showListing } from './show-listing';
import type { ListingsView, ListingView } from './views';

export interface CatalogueServices {
  list(store: StoreDomain, query: ListingsQuery): Promise<ListingsView>;
  /** `null`: no such listing in this store. */
  show(store: StoreDomain, listingId: string): Promise<ListingView | null>;
  /** Reads the listing from Shopify again, through the queue. */
  check(store: StoreDomain, listingId: string): Promise<void>;
  /** Stores the merchant's mark (`null` clears it) and audits the listing again before it returns. */
  markPackaging(
    store: StoreDomain,
    listingId: string,
    marks: PackagingMarks | null,
  ): Promise<Answer<undefined, Gone>>;
  /** Prices and sales of twelve months, day by day. `null`: no such listing. */
  exportPriceEvidence(store: StoreDomain, listingId: string): Promise<PriceEvidence | null>;
}

type BoundPorts = StorePorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  SeasonPorts &
  SyncPorts &
  Queues &
  Clock &
  Logs;

export function bindCatalogue(ports: BoundPorts): CatalogueServices {
  return {
    list: (store, query) => listListings(ports, store, query),
    show: (store, listingId) => showListing(ports, store, listingId),
    check: (store, listingId) => checkListing(ports, store, listingId),
    markPackaging: (store, listingId, marks) => markPackaging(ports, store, listingId, marks),
    exportPriceEvidence: (store, listingId) => exportPriceEvidence(ports, store, listingId),
  };
}
