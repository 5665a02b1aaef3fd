import type { Readable } from 'node:stream';
import type { SandboxSeed, SandboxShop } from '../model';
import type { ProductStatus } from '../schema/generated/inputs.generated';
import type { SeedMedia, SeedProduct } from '../seed-product';
import { BulkAccess } from './bulk-access';
import { BulkOperations } from './bulk-operations';
import { Catalogue, partsOf } from './catalogue';
import { shopifyInstant, type SandboxClock } from './clock';
import { deletedDiscountPayload, discountPayload, type DiscountRecord } from './discounts';
import { Faults } from './faults';
import { FlowInbox } from './flow';
import { gid, IdAllotter, parseGid } from './ids';
import { loadContents } from './load-contents';
import { loadCollections, loadPolicies, loadProduct } from './load-seed';
import { marketsOf, type MarketRecord } from './markets';
import { OrderBook } from './orders';
import { PriceSchedule } from './price-schedule';
import { ratesOf, type Rates } from './prices';
import {
  toCents,
  type CollectionRecord,
  type ContentRecord,
  type MediaRecord,
  type PolicyRecord,
  type PricedCountry,
  type ProductRecord,
  type VariantRecord,
} from './records';
import { Refusals } from './refusals';
import { isPicture, StagedUploads } from './staged-uploads';
import { mediaRecord, sortedTags } from './seed-records';
import { translatableFields } from './translatable';
import { contentDigest, TranslationRegistry } from './translations';
import { bulkFinishPayload, deletedProductPayload, productPayload } from './webhook-payload';
import type { WebhookSubscriptionRecord } from './webhook-subscriptions';

/** A webhook that the store would send; the payload is the body's exact text. */
export interface StoreEvent {
  topic:
    | 'products/create'
    | 'products/update'
    | 'products/delete'
    | 'discounts/create'
    | 'discounts/update'
    | 'discounts/delete'
    | 'bulk_operations/finish';
  payload: string;
}

export interface ProductChange {
  title?: string;
  descriptionHtml?: string;
  handle?: string;
  status?: ProductStatus;
  vendor?: string;
  productType?: string;
  tags?: string[];
  seo?: { title: string | null; description: string | null };
}

export interface VariantPriceChange {
  /** In the shop's currency, or with `country` in that country's: then it is fixed there. */
  price: number;
  compareAtPrice?: number | null;
  country?: PricedCountry;
}

export interface NewTranslation {
  key: string;
  locale: string;
  value: string;
  /** Global id of the one market that the text is meant for. */
  marketId?: string | null;
}

/**
 * One shop's state, in memory. Ids are text throughout; methods take Shopify's global ids and throw when there
 * is no such thing.
 */
export class SandboxStore {
  readonly ids = new IdAllotter();
  readonly catalogue = new Catalogue();
  readonly translations = new TranslationRegistry();
  readonly orders = new OrderBook();
  readonly policies: PolicyRecord[] = [];
  readonly discounts = new Map<string, DiscountRecord>();
  readonly collections: CollectionRecord[] = [];
  /** By global id. */
  readonly contents = new Map<string, ContentRecord>();
  readonly webhookSubscriptions = new Map<string, WebhookSubscriptionRecord>();
  readonly faults = new Faults();
  readonly refusals = new Refusals();
  readonly flow = new FlowInbox();
  readonly stagedUploads = new StagedUploads();
  readonly bulkAccess: BulkAccess;
  readonly bulkOperations: BulkOperations;
  readonly markets: MarketRecord[];
  readonly rates: Rates;
  readonly shopId = this.ids.next();
  readonly webPresenceId = this.ids.next();
  readonly domainId = this.ids.next();
  /** Scopes that the app may ask the merchant for. */
  optionalScopes: string[] = [];
  /** Scopes that the merchant granted to the app. */
  grantedScopes: string[] = [];
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private readonly priceSchedule: PriceSchedule;

  private constructor(
    readonly shop: SandboxShop,
    readonly clock: SandboxClock,
    priceChanges: SandboxSeed['priceChanges'],
  ) {
    this.priceSchedule = new PriceSchedule(priceChanges);
    this.rates = ratesOf(shop);
    this.markets = marketsOf(shop, this.ids);
    this.bulkAccess = new BulkAccess(clock);
    this.bulkOperations = new BulkOperations(clock, this.ids, this.faults, (operation) => {
      this.emit('bulk_operations/finish', bulkFinishPayload(operation));
    });
  }

  /** What a seed changes, sends or takes back up to the clock's now has happened; the rest waits for `catchUp`. */
  static async load(seed: SandboxSeed, clock: SandboxClock): Promise<SandboxStore> {
    const store = new SandboxStore(seed.shop, clock, seed.priceChanges);
    for await (const product of seed.products) loadProduct(store, product);
    loadPolicies(store);
    store.priceSchedule.apply(store.catalogue, clock.now());
    store.orders.load(clock.now(), seed.orders, store.ids, (sku) => store.catalogue.findBySku(sku));
    loadCollections(store, seed.collections ?? []);
    loadContents(store, seed.contents ?? []);
    return store;
  }

  /** Calls the listener with every webhook that the store would send; returns the way to stop. */
  on(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends the life of the store: its temporary files go. */
  close(): void {
    this.listeners.clear();
    this.bulkOperations.close();
  }

  openBulkResult(id: string): Readable {
    return this.bulkOperations.openResult(parseGid(id)?.id ?? id);
  }

  /** Does what the time has brought: price changes, orders sent and taken back, bulk operations that are done. */
  catchUp(): void {
    const changed = this.priceSchedule.apply(this.catalogue, this.clock.now());
    for (const product of changed) this.updated(product);
    this.orders.catchUp(this.clock.now());
    this.bulkOperations.settle();
  }

  /** Announces it as new, or as changed. */
  saveDiscount(discount: DiscountRecord): void {
    const topic = this.discounts.has(discount.id) ? 'discounts/update' : 'discounts/create';
    this.discounts.set(discount.id, discount);
    this.emit(topic, discountPayload(discount, this.clock.now()));
  }

  deleteDiscount(discount: DiscountRecord): void {
    this.discounts.delete(discount.id);
    this.emit('discounts/delete', deletedDiscountPayload(discount, this.clock.now()));
  }

  createProduct(seed: Omit<SeedProduct, 'id'> & { id?: string }): ProductRecord {
    const product = loadProduct(this, { ...seed, id: seed.id ?? '' });
    const now = this.now();
    product.createdAt = now;
    product.updatedAt = now;
    this.emit('products/create', productPayload(product));
    return product;
  }

  deleteProduct(productId: string): void {
    const product = this.catalogue.product(productId);
    this.catalogue.remove(product);
    this.translations.forget(gid('Product', product.id));
    for (const part of partsOf(product)) this.translations.forget(gid(part.__typename, part.id));
    this.emit('products/delete', deletedProductPayload(product.id));
  }

  editProduct(productId: string, change: ProductChange): ProductRecord {
    const product = this.catalogue.product(productId);
    const { handle, ...fields } = change;
    Object.assign(product, fields);
    if (change.tags) product.tags = sortedTags(change.tags);
    if (handle !== undefined) this.catalogue.rename(product, handle);
    if (change.status === 'ACTIVE') product.publishedAt ??= this.now();
    this.updated(product);
    return product;
  }

  editVariantPrice(variantId: string, change: VariantPriceChange): VariantRecord {
    const { product, variant } = this.catalogue.variant(variantId);
    const priceCents = toCents(change.price);
    const given = change.compareAtPrice;
    if (change.country) {
      const before = variant.fixed?.[change.country]?.compareAtCents ?? null;
      const compareAtCents = given === undefined ? before : given === null ? null : toCents(given);
      variant.fixed = { ...variant.fixed, [change.country]: { priceCents, compareAtCents } };
    } else {
      variant.priceCents = priceCents;
      if (given !== undefined) variant.compareAtCents = given === null ? null : toCents(given);
    }
    variant.updatedAt = this.now();
    this.updated(product);
    return variant;
  }

  /** Back to the price that follows the exchange rate. */
  removeFixedPrice(variantId: string, country: PricedCountry): void {
    const { product, variant } = this.catalogue.variant(variantId);
    if (!variant.fixed?.[country]) return;
    const kept = Object.entries(variant.fixed).filter(([other]) => other !== country);
    variant.fixed = kept.length > 0 ? Object.fromEntries(kept) : null;
    this.updated(product);
  }

  editPhotoAlt(mediaId: string, alt: string | null): MediaRecord {
    const { product, media } = this.catalogue.media(mediaId);
    media.alt = alt;
    media.updatedAt = this.now();
    this.updated(product);
    return media;
  }

  addPhoto(productId: string, photo: Omit<SeedMedia, 'id'> & { id?: string }): MediaRecord {
    const product = this.catalogue.product(productId);
    const media = mediaRecord(photo, this.now(), this.ids);
    product.media.push(media);
    this.catalogue.addPart(product, media);
    this.updated(product);
    return media;
  }

  /** What was sent to a staged target becomes a photo, which takes a while. `null`: the address is none of the web. */
  addSentPhoto(productId: string, source: string, alt: string | null): MediaRecord | null {
    if (!URL.canParse(source)) return null;
    const file = this.stagedUploads.find(source);
    const fileName = file?.fileName ?? new URL(source).pathname.split('/').at(-1) ?? '';
    const version = Math.floor(this.clock.now().getTime() / 1000);
    const url = `https://cdn.shopify.com/s/files/1/${this.shopId}/files/${fileName}?v=${version}`;
    const media = this.addPhoto(productId, { kind: 'IMAGE', url, alt });
    media.sent = { at: this.clock.now(), isPicture: isPicture(file?.content ?? new Uint8Array()) };
    return media;
  }

  removePhoto(mediaId: string): void {
    const { product, media } = this.catalogue.media(mediaId);
    product.media.splice(product.media.indexOf(media), 1);
    this.catalogue.removePart(media);
    this.translations.forget(gid(media.__typename, media.id));
    this.updated(product);
  }

  /**
   * Registers a text against the present source, or against the source whose digest is given. Shopify sends no
   * webhook for translations and leaves the product's `updatedAt` alone; so does the sandbox.
   */
  registerTranslation(resourceId: string, text: NewTranslation, sourceDigest?: string): void {
    const source = translatableFields(this, resourceId).find((field) => field.key === text.key);
    if (!source) throw new Error(`${resourceId} has no translatable field ${text.key}`);
    this.translations.put(resourceId, {
      key: text.key,
      locale: text.locale,
      marketId: text.marketId ? (parseGid(text.marketId)?.id ?? text.marketId) : null,
      value: text.value,
      sourceDigest: sourceDigest ?? contentDigest(source.value),
      updatedAt: this.now(),
    });
  }

  /** Removes a key's text in one locale; in every market unless one is named. */
  removeTranslation(
    resourceId: string,
    key: string,
    locale: string,
    marketId?: string | null,
  ): void {
    const market = marketId ? (parseGid(marketId)?.id ?? marketId) : null;
    this.translations.remove(
      resourceId,
      (text) => text.key === key && text.locale === locale && (!market || text.marketId === market),
    );
  }

  /** Marks a product as changed just now and sends its webhook. */
  updated(product: ProductRecord): void {
    product.updatedAt = this.now();
    this.catalogue.changed();
    this.emit('products/update', productPayload(product));
  }

  now(): string {
    return shopifyInstant(this.clock.now());
  }

  private emit(topic: StoreEvent['topic'], payload: string): void {
    for (const listener of this.listeners) listener({ topic, payload });
  }
}
