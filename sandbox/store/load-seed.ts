import type { SandboxCollection, SandboxShop } from '../model';
import type { SeedFrenchDetail, SeedProduct, SeedTranslation } from '../seed-product';
import type { Catalogue } from './catalogue';
import { shopifyInstant } from './clock';
import { handleize } from './handle';
import { gid, parseGid, type IdAllotter } from './ids';
import { productFromSeed } from './seed-records';
import type { MarketRecord } from './markets';
import type { Rates } from './prices';
import type { CollectionRecord, PolicyRecord, ProductRecord } from './records';
import { contentDigest, productFields, type TranslationRegistry } from './translations';

/** What of a store a seed is loaded into. */
export interface LoadingStore {
  readonly shop: SandboxShop;
  readonly ids: IdAllotter;
  readonly catalogue: Catalogue;
  readonly translations: TranslationRegistry;
  readonly policies: PolicyRecord[];
  readonly collections: CollectionRecord[];
  readonly markets: readonly MarketRecord[];
  readonly rates: Rates;
  now(): string;
}

/** Takes a product with its French into the store; nobody is told of it. */
export function loadProduct(store: LoadingStore, seed: SeedProduct): ProductRecord {
  const product = productFromSeed(seed, {
    ids: store.ids,
    rates: store.rates,
    loadedAt: store.now(),
  });
  store.catalogue.add(product);
  for (const text of seed.french ?? []) loadTranslation(store, product, text);
  for (const detail of seed.frenchDetails ?? []) loadDetail(store, product, detail);
  return product;
}

function loadTranslation(store: LoadingStore, product: ProductRecord, text: SeedTranslation): void {
  const source = productFields(product).find((field) => field.key === text.key)?.value ?? '';
  store.translations.put(gid('Product', product.id), {
    key: text.key,
    locale: text.locale,
    marketId: seededMarket(store.markets, text.marketId),
    value: text.value,
    // An outdated text was written for what the source said before.
    sourceDigest: contentDigest(text.outdated ? `${source} (before)` : source),
    updatedAt: text.updatedAt ? shopifyInstant(new Date(text.updatedAt)) : product.updatedAt,
  });
}

/** Seeds may name a market by its country. */
function seededMarket(markets: readonly MarketRecord[], marketId: string | null): string | null {
  if (!marketId) return null;
  return (
    markets.find((market) => market.country === marketId)?.id ?? parseGid(marketId)?.id ?? marketId
  );
}

function loadDetail(
  store: LoadingStore,
  product: ProductRecord,
  { kind, source, french }: SeedFrenchDetail,
): void {
  if (french === null) return;
  const parts = {
    optionName: product.options,
    optionValue: product.options.flatMap(({ values }) => values),
    altText: product.media,
  }[kind];
  for (const part of parts) {
    if (('name' in part ? part.name : part.alt) !== source) continue;
    putFrench(store, gid(part.__typename, part.id), 'name' in part ? 'name' : 'alt', {
      source,
      french,
      updatedAt: product.updatedAt,
    });
  }
}

export function loadPolicies(store: LoadingStore): void {
  for (const { type, bodyHtml, frenchHtml } of store.shop.policies ?? []) {
    const policy: PolicyRecord = { __typename: 'ShopPolicy', id: store.ids.next(), type, bodyHtml };
    store.policies.push(policy);
    if (frenchHtml === null) continue;
    putFrench(store, gid('ShopPolicy', policy.id), 'body', {
      source: bodyHtml,
      french: frenchHtml,
      updatedAt: store.now(),
    });
  }
}

function putFrench(
  store: LoadingStore,
  resourceId: string,
  key: string,
  text: { source: string; french: string; updatedAt: string },
): void {
  store.translations.put(resourceId, {
    key,
    locale: 'fr',
    marketId: null,
    value: text.french,
    sourceDigest: contentDigest(text.source),
    updatedAt: text.updatedAt,
  });
}

export function loadCollections(store: LoadingStore, collections: SandboxCollection[]): void {
  const byHandle = new Map(store.catalogue.all().map(({ handle, id }) => [handle, id]));
  for (const { title, titleFr, products } of collections) {
    const id = store.ids.next();
    if (titleFr !== undefined) {
      putFrench(store, gid('Collection', id), 'title', {
        source: title,
        french: titleFr,
        updatedAt: store.now(),
      });
    }
    store.collections.push({
      __typename: 'Collection',
      id,
      title,
      handle: handleize(title),
      productIds: products.map((handle) => {
        const productId = byHandle.get(handle);
        if (!productId) throw new Error(`Collection ${title} with an unknown product: ${handle}`);
        return productId;
      }),
    });
  }
}
