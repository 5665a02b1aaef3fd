import { randomUUID } from 'node:crypto';
import type { Listing, TranslatedText } from '~/core/listing/listing';
import type { StoreFacts } from '~/core/store/store-facts';
import type { OrderCounts } from '~/core/orders/order-counts';
import { OutsideError } from '~/services/outside-error';
import type {
  ExportedListing,
  IncompleteListing,
  ListingPage,
  ListingParts,
  ProductExportStatus,
} from '~/services/catalogue/ports';
import type {
  NamedOrder,
  OrderAccess,
  OrderExportStatus,
  OrderPage,
  OrderWindow,
} from '~/services/orders/ports';
import type { ShopifyValues } from '~/services/changes/ports';
import type { ShopifyStore } from '~/services/ports';
import type { ShopifyCatalogue, ShopifyDiscounts } from '~/services/promotions/ports';
import type { ShopifySalePrices } from '~/services/promotions/sale-ports';
import type { ChangedInShopify } from '~/services/sync/ports';
import type { StoreTextPage } from '~/services/store/ports';

/** A store at Shopify that answers as told: what the port promises, without a network. */
export class ScriptedShopify implements ShopifyStore {
  facts: StoreFacts = {
    currency: 'USD',
    primaryLocale: 'en',
    publishedLocales: ['en', 'fr'],
    sellsTo: ['US', 'CA', 'QC'],
  };
  /** Listings without their French, by id; what the store holds now. */
  readonly products = new Map<string, Listing>();
  readonly french = new Map<string, TranslatedText[]>();
  /** Tariff codes for single destinations, by the variant's id. */
  readonly nationalCodes = new Map<string, { country: string; code: string }[]>();
  /** Menus, pages and the like, as they are given. */
  storeTexts: StoreTextPage[] = [];
  /** This many looks at an export find it still running. */
  looksUntilExported = 1;
  /** Codes with which the next exports fail. */
  readonly exportFailures: string[] = [];
  /** What the export leaves out although it was counted. */
  lostFromExport = 0;
  orderAccess: OrderAccess = 'none';
  orders: OrderCounts[] = [];
  /** What each export of orders asked for. */
  readonly orderWindows: OrderWindow[] = [];
  /** Codes with which the next exports of orders fail. */
  readonly orderExportFailures: string[] = [];
  exportsStarted = 0;
  /** What Flow was told. */
  readonly flowEvents: { trigger: string; payload: object }[] = [];
  /** Called before Flow takes an event, and after it has. */
  onFlow: (moment: 'before' | 'after') => void = () => {};
  reads: string[] = [];
  pageSize = 2;
  /** True: so few products and orders that they are read page by page; pages hold `pageSize`. */
  isSmall = false;
  /** Products that an export was denied are denied page by page as well, once. */
  private deniesPages = false;
  /** True: bulk queries are denied, as to an app whose maker has not asked for them. */
  deniesBulk = false;
  /** Called before anything is answered. */
  onCall: (name: string) => void = () => {};

  /** False: the app is not installed, and nothing but that is answered. */
  letsIn = true;

  async isInstalled(): Promise<boolean> {
    this.onCall('isInstalled');
    return this.letsIn;
  }

  /** Promotions are tried on the sandbox store. */
  async tellFlow(trigger: string, payload: object): Promise<void> {
    this.onFlow('before');
    this.flowEvents.push({ trigger, payload });
    this.onFlow('after');
  }

  readonly salePrices: ShopifySalePrices = {
    saleMarkets: () => Promise.reject(new Error('sale prices are not scripted')),
    fixedPrices: () => Promise.reject(new Error('sale prices are not scripted')),
    mayWritePrices: () => Promise.reject(new Error('sale prices are not scripted')),
    keepOriginals: () => Promise.reject(new Error('sale prices are not scripted')),
    removeOriginals: () => Promise.reject(new Error('sale prices are not scripted')),
  };
  readonly discounts: ShopifyDiscounts = {
    create: () => Promise.reject(new Error('discounts are not scripted')),
    update: () => Promise.reject(new Error('discounts are not scripted')),
    deactivate: () => Promise.reject(new Error('discounts are not scripted')),
    delete: () => Promise.reject(new Error('discounts are not scripted')),
    find: () => Promise.resolve(null),
    findByMarker: () => Promise.resolve([]),
    countOpen: () => Promise.resolve(0),
    async *pages() {},
  };
  readonly values: ShopifyValues = {
    readFrenchLocales: () => Promise.reject(new Error('values are not scripted')),
    readMarketNames: () => Promise.reject(new Error('values are not scripted')),
    readFrenchFields: () => Promise.reject(new Error('values are not scripted')),
    readFrenchOf: () => Promise.reject(new Error('values are not scripted')),
    readValues: () => Promise.reject(new Error('values are not scripted')),
    uploadPhoto: () => Promise.reject(new Error('values are not scripted')),
    writeValues: () => Promise.reject(new Error('values are not scripted')),
  };

  readonly catalogue: ShopifyCatalogue = {
    searchCollections: () => Promise.resolve({ collections: [], cursor: null }),
    findCollections: () => Promise.resolve([]),
    listingIdsOf: () => Promise.resolve([]),
    discountMarkets: () => Promise.resolve([]),
  };

  private readonly exports = new Map<
    string,
    { listings: Listing[]; looks: number; failure?: string }
  >();

  /** False: exports do not tell that a listing is the same as before. */
  hasDigests = true;
  readFromExports = 0;

  put(...listings: Listing[]): void {
    for (const { french, ...listing } of listings) {
      this.products.set(listing.id, structuredClone(listing));
      if (french) this.french.set(listing.id, french);
    }
  }

  async readStoreFacts(): Promise<StoreFacts> {
    this.onCall('readStoreFacts');
    return this.facts;
  }

  async startProductExport(): Promise<{ operationId: string }> {
    this.onCall('startProductExport');
    this.refuseBulk();
    this.exportsStarted += 1;
    const operationId = `gid://shopify/BulkOperation/${this.exportsStarted}`;
    this.exports.set(operationId, {
      listings: structuredClone([...this.products.values()]),
      looks: 0,
      failure: this.exportFailures.shift(),
    });
    return { operationId };
  }

  async readProductExportStatus(operationId: string): Promise<ProductExportStatus> {
    this.onCall('readProductExportStatus');
    const operation = this.exports.get(operationId);
    if (!operation) return { state: 'failed', code: 'EXPIRED' };
    if (operation.failure !== undefined) {
      this.deniesPages = operation.failure === 'ACCESS_DENIED';
      return { state: 'failed', code: operation.failure };
    }
    const counts = {
      objectCount: operation.listings.length,
      listingCount: operation.listings.length,
    };
    operation.looks += 1;
    if (operation.looks <= this.looksUntilExported) return { state: 'running', ...counts };
    return { state: 'completed', ...counts, url: counts.listingCount === 0 ? null : operationId };
  }

  async *readProductExport(url: string): AsyncIterable<ExportedListing> {
    const listings = this.exports.get(url)?.listings ?? [];
    for (const listing of listings.slice(0, listings.length - this.lostFromExport)) {
      this.onCall('readProductExport');
      yield this.exported(listing);
    }
  }

  /** As an export holds it; `readFromExports` counts how many are read out of one. */
  exported(listing: Listing): ExportedListing {
    return {
      id: listing.id,
      digest: this.hasDigests ? JSON.stringify(listing) : randomUUID(),
      variants: listing.variants.map(({ id, inventory }) => ({
        id,
        ...(inventory && { inventory: {} }),
      })),
      read: () => {
        this.readFromExports += 1;
        return structuredClone(listing);
      },
    };
  }

  async completeListings<Of extends IncompleteListing>(
    listings: Of[],
    { french, nationalCodes }: ListingParts,
  ): Promise<Of[]> {
    if (french) this.onCall('readFrench');
    if (nationalCodes) this.onCall('readNationalCodes');
    return listings.map((listing) => ({
      ...listing,
      ...(french && { french: this.french.get(listing.id) ?? [] }),
      variants: listing.variants.map((variant) =>
        nationalCodes && variant.inventory
          ? {
              ...variant,
              inventory: {
                ...variant.inventory,
                nationalCodes: this.nationalCodes.get(variant.id) ?? [],
              },
            }
          : variant,
      ),
    }));
  }

  async countProducts(): Promise<number> {
    return this.isSmall ? this.products.size : 1_000_000;
  }

  async readChangedProducts(since: Date): Promise<ChangedInShopify[]> {
    return [...this.products.values()].flatMap(({ id, updatedAt }) => {
      const at = new Date(updatedAt ?? 0);
      return at >= since ? [{ id, at }] : [];
    });
  }

  async readChangedDiscounts(): Promise<ChangedInShopify[]> {
    return [];
  }

  async followsExchangeRate(): Promise<boolean> {
    return false;
  }

  async *readProductPages(after: string | null): AsyncIterable<ListingPage> {
    this.refusePages();
    const listings = [...this.products.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const rest = listings.filter(({ id }) => after === null || id > after);
    for (let start = 0; start < rest.length; start += this.pageSize) {
      this.onCall('readProductPages');
      const page = rest.slice(start, start + this.pageSize);
      yield { cursor: page.at(-1)?.id ?? '', listings: structuredClone(page) };
    }
  }

  /** Why pages of orders are denied; null: they are not. */
  orderPagesDenied: 'access' | 'customerDataNotGranted' | null = null;

  async findOrder(names: readonly string[]): Promise<NamedOrder | null> {
    this.onCall('findOrder');
    if (this.orderPagesDenied) {
      throw new OutsideError(this.orderPagesDenied, 'NamedOrders: access denied');
    }
    const order = this.orders.find(({ name }) => names.includes(name));
    return order ? { name: order.name, placedOn: order.day, fulfilledOn: order.fulfilledOn } : null;
  }

  async countOrders(): Promise<number> {
    return this.isSmall ? this.orders.length : 1_000_000;
  }

  async *readOrderPages(
    window: OrderWindow,
    { after }: { after: string | null },
  ): AsyncIterable<OrderPage> {
    this.orderWindows.push(window);
    if (this.orderPagesDenied) {
      throw new OutsideError(this.orderPagesDenied, 'OrderPage: access denied');
    }
    for (let start = Number(after ?? 0); start < this.orders.length; start += this.pageSize) {
      this.onCall('readOrderPages');
      const page = this.orders.slice(start, start + this.pageSize);
      yield {
        cursor: String(start + page.length),
        orders: structuredClone(page),
        withReturns: true,
      };
    }
  }

  private refusePages(): void {
    if (!this.deniesPages) return;
    this.deniesPages = false;
    throw new OutsideError('access', 'ProductPage: access denied');
  }

  private refuseBulk(): void {
    if (this.deniesBulk) throw new OutsideError('bulkNotEnabled', 'StartBulkQuery: access denied');
  }

  async *readStoreTexts(after: string | null): AsyncIterable<StoreTextPage> {
    const from = this.storeTexts.findIndex(({ cursor }) => cursor === after) + 1;
    for (const page of this.storeTexts.slice(from)) {
      this.onCall('readStoreTexts');
      yield structuredClone(page);
    }
  }

  async readOrderAccess(): Promise<OrderAccess> {
    this.onCall('readOrderAccess');
    return this.orderAccess;
  }

  async mayReadReturns(): Promise<boolean> {
    return true;
  }

  async startOrderExport(window: OrderWindow): Promise<{ operationId: string }> {
    this.onCall('startOrderExport');
    this.refuseBulk();
    this.orderWindows.push(window);
    return { operationId: `gid://shopify/BulkOperation/9${this.orderWindows.length}` };
  }

  async readOrderExportStatus(operationId: string): Promise<OrderExportStatus> {
    this.onCall('readOrderExportStatus');
    const code = this.orderExportFailures.shift();
    if (code !== undefined) return { state: 'failed', code };
    const orderCount = this.orders.length;
    return { state: 'completed', objectCount: orderCount, orderCount, url: operationId };
  }

  async *readOrderExport(): AsyncIterable<OrderCounts> {
    for (const order of this.orders) {
      this.onCall('readOrderExport');
      yield structuredClone(order);
    }
  }

  readListings(ids: readonly string[]): Promise<PromiseSettledResult<Listing | null>[]> {
    return Promise.allSettled(ids.map((id) => this.readListing(id)));
  }

  private async readListing(id: string): Promise<Listing | null> {
    this.onCall('readListing');
    this.reads.push(id);
    const listing = this.products.get(id);
    return listing ? { ...structuredClone(listing), french: this.french.get(id) ?? [] } : null;
  }
}
