import type { Readable } from 'node:stream';
import type { FrenchDetail, Listing, Media, TranslatedText } from '../../app/core/listing/listing';
import type { SandboxCollection, SandboxPriceChange, SandboxSeed, SandboxShop } from '../model';
import { BulkOperations } from './bulk-operations';
import { Catalogue, partsOf } from './catalogue';
import { shopifyInstant, type SandboxClock } from './clock';
import { deletedDiscountPayload, discountPayload, type DiscountRecord } from './discounts';
import { Faults } from './faults';
import { FlowInbox } from './flow';
import { handleize } from './handle';
import { gid, IdAllotter, parseGid } from './ids';
import { mediaRecord, productFromListing, sortedTags } from './load';
import { marketsOf, type MarketRecord } from './markets';
import { OrderBook } from './orders';
import { ratesOf, type Rates } from './prices';
import {
  toCents,
  type CollectionRecord,
  type MediaRecord,
  type PolicyRecord,
  type PricedCountry,
  type ProductRecord,
  type VariantRecord,
} from './records';
import { contentDigest, productFields, TranslationRegistry } from './translations';
import { deletedProductPayload, productPayload } from './webhook-payload';
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
  status?: Listing['status'];
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
  readonly webhookSubscriptions = new Map<string, WebhookSubscriptionRecord>();
  readonly faults = new Faults();
  readonly flow = new FlowInbox();
  readonly bulkOperations: BulkOperations;
  readonly markets: MarketRecord[];
  readonly rates: Rates;
  readonly shopId = this.ids.next();
  readonly webPresenceId = this.ids.next();
  readonly domainId = this.ids.next();
  /** Scopes that the merchant granted to the app. */
  grantedScopes: string[] = [];
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private pendingPriceChanges: SandboxPriceChange[] = [];
  private bySku: Map<string, { product: ProductRecord; variant: VariantRecord }> | null = null;

  private constructor(
    readonly shop: SandboxShop,
    readonly clock: SandboxClock,
  ) {
    this.rates = ratesOf(shop);
    this.markets = marketsOf(shop, this.ids);
    this.bulkOperations = new BulkOperations(clock, this.ids, this.faults, (operation) => {
      this.emit(
        'bulk_operations/finish',
        JSON.stringify({
          admin_graphql_api_id: gid('BulkOperation', operation.id),
          completed_at: operation.completedAt,
          created_at: operation.createdAt,
          error_code: operation.errorCode?.toLowerCase() ?? null,
          status: operation.status.toLowerCase(),
          type: 'query',
        }),
      );
    });
  }

  /** Price changes up to the clock's now are applied; later ones wait for `catchUp`. */
  static async load(seed: SandboxSeed, clock: SandboxClock): Promise<SandboxStore> {
    const store = new SandboxStore(seed.shop, clock);
    for await (const listing of seed.listings) store.addListing(listing);
    store.loadPolicies();
    store.pendingPriceChanges = [...seed.priceChanges];
    store.applyPriceChanges(() => undefined);
    store.orders.load(seed.orders, store.ids, (sku) => store.variantBySku(sku));
    for (const collection of seed.collections ?? []) store.addCollection(collection);
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

  /** Does what the time has brought: price changes that have come due, bulk operations that are done. */
  catchUp(): void {
    const touched = new Set<ProductRecord>();
    this.applyPriceChanges((product) => touched.add(product));
    for (const product of touched) this.updated(product);
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

  createProduct(listing: Omit<Listing, 'id'> & { id?: string }): ProductRecord {
    const product = this.addListing({ ...listing, id: listing.id ?? '' });
    const now = this.now();
    product.createdAt = now;
    product.updatedAt = now;
    this.emit('products/create', productPayload(product));
    return product;
  }

  deleteProduct(productId: string): void {
    const product = this.product(productId);
    this.catalogue.remove(product);
    this.bySku = null;
    this.translations.forget(gid('Product', product.id));
    for (const part of partsOf(product)) this.translations.forget(gid(part.__typename, part.id));
    this.emit('products/delete', deletedProductPayload(product.id));
  }

  editProduct(productId: string, change: ProductChange): ProductRecord {
    const product = this.product(productId);
    const { handle, ...fields } = change;
    Object.assign(product, fields);
    if (change.tags) product.tags = sortedTags(change.tags);
    if (handle !== undefined) this.catalogue.rename(product, handle);
    if (change.status === 'ACTIVE') product.publishedAt ??= this.now();
    this.updated(product);
    return product;
  }

  editVariantPrice(variantId: string, change: VariantPriceChange): VariantRecord {
    const { product, variant } = this.variant(variantId);
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
    const { product, variant } = this.variant(variantId);
    if (!variant.fixed?.[country]) return;
    const kept = Object.entries(variant.fixed).filter(([other]) => other !== country);
    variant.fixed = kept.length > 0 ? Object.fromEntries(kept) : null;
    this.updated(product);
  }

  editPhotoAlt(mediaId: string, alt: string | null): MediaRecord {
    const { product, media } = this.media(mediaId);
    media.alt = alt;
    media.updatedAt = this.now();
    this.updated(product);
    return media;
  }

  addPhoto(productId: string, photo: Omit<Media, 'id'> & { id?: string }): MediaRecord {
    const product = this.product(productId);
    const media = mediaRecord(photo, this.now(), this.ids);
    product.media.push(media);
    this.catalogue.addPart(product, media);
    this.updated(product);
    return media;
  }

  removePhoto(mediaId: string): void {
    const { product, media } = this.media(mediaId);
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
    const source = this.translatableFields(resourceId).find((field) => field.key === text.key);
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

  /** What of a resource can be translated; empty for resources that the sandbox does not know. */
  translatableFields(resourceId: string): { key: string; value: string; type: string }[] {
    const parsed = parseGid(resourceId);
    if (!parsed) return [];
    if (parsed.type === 'Product') {
      const product = this.catalogue.find(parsed.id);
      return product ? productFields(product) : [];
    }
    if (parsed.type === 'ShopPolicy') {
      const policy = this.policies.find(({ id }) => id === parsed.id);
      return policy ? [{ key: 'body', value: policy.bodyHtml, type: 'HTML' }] : [];
    }
    if (parsed.type === 'MediaImage') {
      const media = this.catalogue.findPart('MediaImage', parsed.id)?.record;
      return media?.__typename === 'MediaImage' && media.alt
        ? [{ key: 'alt', value: media.alt, type: 'SINGLE_LINE_TEXT_FIELD' }]
        : [];
    }
    if (parsed.type === 'ProductOption' || parsed.type === 'ProductOptionValue') {
      const record = this.catalogue.findPart(parsed.type, parsed.id)?.record;
      return record && 'name' in record
        ? [{ key: 'name', value: record.name, type: 'SINGLE_LINE_TEXT_FIELD' }]
        : [];
    }
    if (parsed.type === 'Metafield') {
      const record = this.catalogue.findPart('Metafield', parsed.id)?.record;
      return record?.__typename === 'Metafield'
        ? [{ key: 'value', value: record.value, type: 'MULTI_LINE_TEXT_FIELD' }]
        : [];
    }
    return [];
  }

  product(productId: string): ProductRecord {
    const parsed = parseGid(productId);
    const product = parsed?.type === 'Product' ? this.catalogue.find(parsed.id) : null;
    if (!product) throw new Error(`No product ${productId}`);
    return product;
  }

  variant(variantId: string): { product: ProductRecord; variant: VariantRecord } {
    const parsed = parseGid(variantId);
    const owned =
      parsed?.type === 'ProductVariant'
        ? this.catalogue.findPart('ProductVariant', parsed.id)
        : null;
    if (owned?.record.__typename !== 'ProductVariant') throw new Error(`No variant ${variantId}`);
    return { product: owned.product, variant: owned.record };
  }

  media(mediaId: string): { product: ProductRecord; media: MediaRecord } {
    const parsed = parseGid(mediaId);
    for (const type of ['MediaImage', 'Video', 'ExternalVideo', 'Model3d'] as const) {
      const owned = parsed?.type === type ? this.catalogue.findPart(type, parsed.id) : null;
      if (owned && 'kind' in owned.record) return { product: owned.product, media: owned.record };
    }
    throw new Error(`No media ${mediaId}`);
  }

  variantBySku(sku: string): { product: ProductRecord; variant: VariantRecord } | null {
    if (!this.bySku) {
      this.bySku = new Map();
      for (const product of this.catalogue.all()) {
        for (const variant of product.variants)
          if (variant.sku) this.bySku.set(variant.sku, { product, variant });
      }
    }
    return this.bySku.get(sku) ?? null;
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

  private addListing(listing: Listing): ProductRecord {
    const product = productFromListing(listing, {
      ids: this.ids,
      rates: this.rates,
      loadedAt: this.now(),
    });
    this.catalogue.add(product);
    this.bySku = null;
    for (const text of listing.french ?? []) this.loadTranslation(product, text);
    for (const detail of listing.frenchDetails ?? []) this.loadDetail(product, detail);
    return product;
  }

  private loadTranslation(product: ProductRecord, text: TranslatedText): void {
    const source = productFields(product).find((field) => field.key === text.key)?.value ?? '';
    this.translations.put(gid('Product', product.id), {
      key: text.key,
      locale: text.locale,
      marketId: this.seededMarket(text.marketId),
      value: text.value,
      // An outdated text was written for what the source said before.
      sourceDigest: contentDigest(text.outdated ? `${source} (before)` : source),
      updatedAt: text.updatedAt ? shopifyInstant(new Date(text.updatedAt)) : product.updatedAt,
    });
  }

  private loadDetail(product: ProductRecord, { kind, source, french }: FrenchDetail): void {
    if (french === null) return;
    const parts = {
      optionName: product.options,
      optionValue: product.options.flatMap(({ values }) => values),
      altText: product.media,
    }[kind];
    for (const part of parts) {
      if (('name' in part ? part.name : part.alt) !== source) continue;
      this.putFrench(gid(part.__typename, part.id), 'name' in part ? 'name' : 'alt', {
        source,
        french,
        updatedAt: product.updatedAt,
      });
    }
  }

  private addCollection({ title, products }: SandboxCollection): void {
    const byHandle = new Map(this.catalogue.all().map(({ handle, id }) => [handle, id]));
    this.collections.push({
      __typename: 'Collection',
      id: this.ids.next(),
      title,
      handle: handleize(title),
      productIds: products.map((handle) => {
        const id = byHandle.get(handle);
        if (!id) throw new Error(`Collection ${title} with an unknown product: ${handle}`);
        return id;
      }),
    });
  }

  private loadPolicies(): void {
    for (const { type, bodyHtml, frenchHtml } of this.shop.policies ?? []) {
      const policy: PolicyRecord = {
        __typename: 'ShopPolicy',
        id: this.ids.next(),
        type,
        bodyHtml,
      };
      this.policies.push(policy);
      if (frenchHtml === null) continue;
      this.putFrench(gid('ShopPolicy', policy.id), 'body', {
        source: bodyHtml,
        french: frenchHtml,
        updatedAt: this.now(),
      });
    }
  }

  private putFrench(
    resourceId: string,
    key: string,
    text: { source: string; french: string; updatedAt: string },
  ): void {
    this.translations.put(resourceId, {
      key,
      locale: 'fr',
      marketId: null,
      value: text.french,
      sourceDigest: contentDigest(text.source),
      updatedAt: text.updatedAt,
    });
  }

  /** Seeds may name a market by its country. */
  private seededMarket(marketId: string | null): string | null {
    if (!marketId) return null;
    return (
      this.markets.find((market) => market.country === marketId)?.id ??
      parseGid(marketId)?.id ??
      marketId
    );
  }

  private applyPriceChanges(onApplied: (product: ProductRecord) => void): void {
    const now = this.clock.now().getTime();
    const later: SandboxPriceChange[] = [];
    for (const change of this.pendingPriceChanges) {
      if (new Date(change.at).getTime() > now) {
        later.push(change);
        continue;
      }
      const owner = this.variantBySku(change.sku);
      if (!owner) throw new Error(`Price change for an unknown SKU: ${change.sku}`);
      owner.variant.priceCents = toCents(change.price);
      owner.variant.compareAtCents =
        change.compareAtPrice === null ? null : toCents(change.compareAtPrice);
      owner.variant.updatedAt = shopifyInstant(new Date(change.at));
      onApplied(owner.product);
    }
    this.pendingPriceChanges = later;
  }

  private emit(topic: StoreEvent['topic'], payload: string): void {
    for (const listener of this.listeners) listener({ topic, payload });
  }
}
