import type { PriceListPriceInput } from '../../schema/generated/inputs.generated';
import { gid, parseGid } from '../../store/ids';
import {
  countryName,
  marketOfCountry,
  type MarketRecord,
  type MarketRegionRecord,
  type PriceListRecord,
} from '../../store/markets';
import { buyerPrice, moneyV2 } from '../../store/prices';
import type { ProductRecord, VariantRecord } from '../../store/records';
import type { SandboxStore } from '../../store/sandbox-store';
import { connection, inOrder, type ConnectionArguments, type Listable } from '../connection';
import { notModelled, userError, type UserError } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';
import { searchFilter } from '../search';
import { variantSource } from './products/variants';
import { currencySetting, webPresence } from './shop';

interface CatalogSource {
  __typename: 'MarketCatalog';
  market: MarketRecord;
  priceList: PriceListRecord;
}

interface PriceSource {
  product: ProductRecord;
  variant: VariantRecord;
  priceList: PriceListRecord;
}

function catalogsOf(markets: readonly MarketRecord[]): Listable<CatalogSource> {
  return {
    items: markets.flatMap((market) =>
      market.priceList
        ? [{ __typename: 'MarketCatalog' as const, market, priceList: market.priceList }]
        : [],
    ),
    idOf: (catalog) => catalog.priceList.catalogId,
  };
}

export function marketsList(markets: readonly MarketRecord[]): Listable<MarketRecord> {
  return { items: markets, idOf: (market) => market.id };
}

function regionSource(region: MarketRegionRecord, { currency }: MarketRecord) {
  const { id, country, subdivision } = region;
  const name = countryName(country);
  return subdivision === null
    ? {
        __typename: 'MarketRegionCountry',
        id: gid('MarketRegionCountry', id),
        name,
        code: country,
        currency: currencySetting(currency),
      }
    : {
        __typename: 'MarketRegionSubdivision',
        id: gid('MarketRegionSubdivision', id),
        // Shopify has names of provinces and states; the sandbox has their codes.
        name: subdivision,
        code: subdivision,
        country: { code: country, name },
      };
}

function priceListById(store: SandboxStore, id: string): PriceListRecord | null {
  const digits = parseGid(id)?.id;
  return store.markets.find((market) => market.priceList?.id === digits)?.priceList ?? null;
}

function* pricesOf(store: SandboxStore, priceList: PriceListRecord): Generator<PriceSource> {
  for (const product of store.catalogue.all()) {
    for (const variant of product.variants) yield { product, variant, priceList };
  }
}

function isFixed({ variant, priceList }: PriceSource): boolean {
  return variant.fixed?.[priceList.country] !== undefined;
}

/** Shopify gives RELATIVE entries of a price list in the shop's currency, not the list's. */
function listPrice(source: PriceSource, store: SandboxStore) {
  const country = isFixed(source) ? source.priceList.country : '';
  return buyerPrice(source.variant, country, { currency: store.shop.currency, rates: store.rates });
}

export const marketResolvers: Resolvers = {
  QueryRoot: {
    markets: (
      _root: unknown,
      args: ConnectionArguments & { type?: string | null; query?: string | null },
      { store }: RequestContext,
    ) => {
      if (args.query) throw notModelled('the search of markets');
      return connection(
        marketsList(store.markets.filter(({ type }) => args.type == null || args.type === type)),
        args,
      );
    },
    market: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      store.markets.find((market) => gid('Market', market.id) === args.id) ?? null,
    catalogs: (
      _root: unknown,
      args: ConnectionArguments & { type?: string | null; query?: string | null },
      { store }: RequestContext,
    ) => {
      if (args.query) throw notModelled('the search of catalogs');
      return connection(
        catalogsOf(args.type == null || args.type === 'MARKET' ? store.markets : []),
        args,
      );
    },
    priceList: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      priceListById(store, args.id),
    marketsResolvedValues: (
      _root: unknown,
      args: { buyerSignal: { countryCode: string } },
      { store }: RequestContext,
    ) => {
      const market = marketOfCountry(store.markets, args.buyerSignal.countryCode);
      return {
        __typename: 'MarketsResolvedValues',
        market,
        currencyCode: market?.currency ?? store.shop.currency,
        priceInclusivity: { dutiesIncluded: false, taxesIncluded: false },
      };
    },
  },
  MarketsResolvedValues: {
    catalogs: (source: { market: MarketRecord | null }, args: ConnectionArguments) =>
      connection(catalogsOf(source.market ? [source.market] : []), args),
    webPresences: (_source: unknown, args: ConnectionArguments, { store }: RequestContext) =>
      connection({ items: [webPresence(store)], idOf: () => store.webPresenceId }, args),
  },
  Market: {
    id: (market: MarketRecord) => gid('Market', market.id),
    enabled: ({ status }: MarketRecord) => status === 'ACTIVE',
    primary: (market: MarketRecord, _args: unknown, { store }: RequestContext) =>
      market === store.markets[0],
    currencySettings: (market: MarketRecord) => ({
      localCurrencies: false,
      roundingEnabled: false,
      baseCurrency: currencySetting(market.currency),
    }),
    priceInclusions: () => ({
      inclusiveDutiesPricingStrategy: 'ADD_DUTIES_AT_CHECKOUT',
      inclusiveTaxPricingStrategy: 'ADD_TAXES_AT_CHECKOUT',
      adaptivePricingEnabled: false,
    }),
    conditions: (market: MarketRecord) => ({
      conditionTypes: [...new Set([market.type, 'REGION'])],
      // Not recorded of a live store: a market of companies or shops may name regions as well.
      companyLocationsCondition:
        market.type === 'COMPANY_LOCATION' ? { applicationLevel: 'ALL' } : null,
      locationsCondition: market.type === 'LOCATION' ? { applicationLevel: 'ALL' } : null,
      regionsCondition: {
        __typename: 'RegionsCondition',
        market,
        applicationLevel: market.regions === null ? 'ALL' : 'SPECIFIED',
      },
    }),
    catalogs: (market: MarketRecord, args: ConnectionArguments) =>
      connection(catalogsOf([market]), args),
    webPresences: (_market: MarketRecord, args: ConnectionArguments, { store }: RequestContext) =>
      connection({ items: [webPresence(store)], idOf: () => store.webPresenceId }, args),
  },
  RegionsCondition: {
    regions: ({ market }: { market: MarketRecord }, args: ConnectionArguments) =>
      connection(
        inOrder(
          (market.regions ?? []).map((region) => ({ ...regionSource(region, market), region })),
          ({ region }) => region.id,
        ),
        args,
      ),
  },
  MarketCatalog: {
    id: ({ priceList }: CatalogSource) => gid('MarketCatalog', priceList.catalogId),
    title: ({ market }: CatalogSource) => market.name,
    status: () => 'ACTIVE',
    publication: () => null,
    markets: ({ market }: CatalogSource, args: ConnectionArguments) =>
      connection(marketsList([market]), args),
  },
  PriceList: {
    id: (priceList: PriceListRecord) => gid('PriceList', priceList.id),
    fixedPricesCount: (priceList: PriceListRecord, _args: unknown, { store }: RequestContext) =>
      [...pricesOf(store, priceList)].filter(isFixed).length,
    parent: () => ({
      adjustment: { type: 'PERCENTAGE_INCREASE', value: 0 },
      settings: { compareAtMode: 'ADJUSTED' },
    }),
    prices: (
      priceList: PriceListRecord,
      args: ConnectionArguments & { originType?: string | null; query?: string | null },
      { store }: RequestContext,
    ) => connection(findPrices(store, priceList, args), args),
  },
  PriceListPrice: {
    originType: (source: PriceSource) => (isFixed(source) ? 'FIXED' : 'RELATIVE'),
    price: (source: PriceSource, _args: unknown, { store }: RequestContext) => {
      const price = listPrice(source, store);
      return moneyV2(price.priceCents, price.currency);
    },
    compareAtPrice: (source: PriceSource, _args: unknown, { store }: RequestContext) => {
      const price = listPrice(source, store);
      return price.compareAtCents === null ? null : moneyV2(price.compareAtCents, price.currency);
    },
    variant: (source: PriceSource) => variantSource(source.product, source.variant),
  },
  Mutation: {
    priceListFixedPricesAdd: (
      _root: unknown,
      args: { priceListId: string; prices: PriceListPriceInput[] },
      { store }: RequestContext,
    ) => addFixedPrices(store, args.priceListId, args.prices),
    priceListFixedPricesDelete: (
      _root: unknown,
      args: { priceListId: string; variantIds: string[] },
      { store }: RequestContext,
    ) => deleteFixedPrices(store, args.priceListId, args.variantIds),
  },
};

function findPrices(
  store: SandboxStore,
  priceList: PriceListRecord,
  args: { originType?: string | null; query?: string | null },
): Listable<PriceSource> {
  const filter = searchFilter<PriceSource>(
    args.query,
    {
      product_id: (source, term) => source.product.id === term.value,
      variant_id: (source, term) => source.variant.id === term.value,
    },
    () => false,
  );
  const items = [...pricesOf(store, priceList)].filter(
    (source) =>
      (args.originType == null || (args.originType === 'FIXED') === isFixed(source)) &&
      (!filter || filter(source)),
  );
  return inOrder(items, (source) => source.variant.id);
}

function unknownPriceList(): UserError {
  return userError(['priceListId'], 'Price list does not exist.', 'PRICE_LIST_NOT_FOUND');
}

function unknownVariant(field: string[]): UserError {
  return userError(field, 'Product variant ID does not exist.', 'VARIANT_NOT_FOUND');
}

function variantOrNull(store: SandboxStore, variantId: string) {
  const parsed = parseGid(variantId);
  const owned =
    parsed?.type === 'ProductVariant'
      ? store.catalogue.findPart('ProductVariant', parsed.id)
      : null;
  return owned?.record.__typename === 'ProductVariant'
    ? { product: owned.product, variant: owned.record }
    : null;
}

/** All or nothing, as Shopify does. */
function addFixedPrices(store: SandboxStore, priceListId: string, prices: PriceListPriceInput[]) {
  const priceList = priceListById(store, priceListId);
  if (!priceList) return { prices: null, userErrors: [unknownPriceList()] };
  const userErrors = prices.flatMap((input, index): UserError[] => {
    if (!variantOrNull(store, input.variantId))
      return [unknownVariant(['prices', String(index), 'variantId'])];
    return (['price', 'compareAtPrice'] as const).flatMap((field) =>
      input[field] && input[field].currencyCode !== priceList.currency
        ? [
            userError(
              ['prices', String(index), field, 'currencyCode'],
              "The specified currency does not match the price list's currency.",
              'PRICE_LIST_CURRENCY_MISMATCH',
            ),
          ]
        : [],
    );
  });
  if (userErrors.length > 0) return { prices: [], userErrors };
  const added = prices.flatMap((input): PriceSource[] => {
    store.editVariantPrice(input.variantId, {
      price: Number(input.price.amount),
      compareAtPrice: input.compareAtPrice ? Number(input.compareAtPrice.amount) : null,
      country: priceList.country,
    });
    const owner = variantOrNull(store, input.variantId);
    return owner ? [{ ...owner, priceList }] : [];
  });
  return { prices: added, userErrors: [] };
}

function deleteFixedPrices(store: SandboxStore, priceListId: string, variantIds: string[]) {
  const priceList = priceListById(store, priceListId);
  if (!priceList) return { deletedFixedPriceVariantIds: null, userErrors: [unknownPriceList()] };
  const userErrors = variantIds.flatMap((id, index): UserError[] => {
    const field = ['variantIds', String(index)];
    const owner = variantOrNull(store, id);
    if (!owner) return [unknownVariant(field)];
    return isFixed({ ...owner, priceList })
      ? []
      : [userError(field, 'Only fixed prices can be deleted.', 'PRICE_NOT_FIXED')];
  });
  if (userErrors.length > 0) return { deletedFixedPriceVariantIds: [], userErrors };
  for (const id of variantIds) store.removeFixedPrice(id, priceList.country);
  return { deletedFixedPriceVariantIds: variantIds, userErrors: [] };
}
