import { gid } from '../../store/ids';
import { COUNTRY_CURRENCY } from '../../store/prices';
import type { PolicyRecord } from '../../store/records';
import type { SandboxStore } from '../../store/sandbox-store';
import { connection, type ConnectionArguments } from '../connection';
import type { RequestContext, Resolvers } from '../resolver';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });

export function shopLocaleSource(store: SandboxStore, locale: string) {
  const primary = locale === store.shop.primaryLocale;
  return {
    __typename: 'ShopLocale',
    locale,
    name: languageNames.of(locale) ?? locale,
    primary,
    published:
      primary || store.shop.locales.some((other) => other.locale === locale && other.published),
  };
}

/** In alphabetical order, as Shopify gives them. */
function shopLocales(store: SandboxStore) {
  const locales = new Set([
    store.shop.primaryLocale,
    ...store.shop.locales.map(({ locale }) => locale),
  ]);
  return [...locales].sort().map((locale) => shopLocaleSource(store, locale));
}

export function currencySetting(currencyCode: string) {
  return {
    __typename: 'CurrencySetting',
    currencyCode,
    currencyName: currencyNames.of(currencyCode) ?? currencyCode,
    enabled: true,
    manualRate: null,
    rateUpdatedAt: null,
  };
}

function currencies(store: SandboxStore): string[] {
  return [...new Set([store.shop.currency, ...store.markets.map((market) => market.currency)])];
}

/** The country whose currency the shop keeps its books in, else the first that it sells to. */
function homeCountry(store: SandboxStore): string | null {
  const home = Object.entries(COUNTRY_CURRENCY).find(
    ([, currency]) => currency === store.shop.currency,
  )?.[0];
  return home ?? store.shop.countries[0] ?? null;
}

export function webPresence(store: SandboxStore) {
  return {
    __typename: 'MarketWebPresence',
    id: gid('MarketWebPresence', store.webPresenceId),
    subfolderSuffix: null,
  };
}

function shopSource(store: SandboxStore) {
  return {
    __typename: 'Shop',
    id: gid('Shop', store.shopId),
    name: store.shop.name,
    myshopifyDomain: store.shop.domain,
    url: `https://${store.shop.domain}`,
    email: `owner@${store.shop.domain}`,
    contactEmail: `owner@${store.shop.domain}`,
    currencyCode: store.shop.currency,
    enabledPresentmentCurrencies: currencies(store),
    taxesIncluded: false,
    ianaTimezone: store.shop.timeZone,
    timezoneOffsetMinutes: offsetMinutes(store.shop.timeZone, store.clock.now()),
    weightUnit: 'KILOGRAMS',
    unitSystem: 'METRIC_SYSTEM',
    shipsToCountries: store.shop.countries,
    plan: { publicDisplayName: 'Basic', shopifyPlus: false, partnerDevelopment: false },
    features: { harmonizedSystemCode: true, unifiedMarkets: true },
    shopAddress: { countryCodeV2: homeCountry(store), provinceCode: null },
    shopPolicies: store.policies.map(policySource),
  };
}

function policySource({ id, type, bodyHtml }: PolicyRecord) {
  return { __typename: 'ShopPolicy', id: gid('ShopPolicy', id), type, body: bodyHtml };
}

export const shopResolvers: Resolvers = {
  QueryRoot: {
    shop: (_root: unknown, _args: unknown, { store }: RequestContext) => shopSource(store),
    shopLocales: (
      _root: unknown,
      args: { published?: boolean | null },
      { store }: RequestContext,
    ) => shopLocales(store).filter((locale) => !args.published || locale.published),
    currentAppInstallation: (_root: unknown, _args: unknown, { store }: RequestContext) => ({
      __typename: 'AppInstallation',
      id: gid('AppInstallation', store.shopId),
      accessScopes: store.grantedScopes.map((handle) => ({ handle, description: handle })),
      app: {
        __typename: 'App',
        id: gid('App', store.shopId),
        handle: 'sandbox-app',
        title: 'Sandbox app',
        requestedAccessScopes: store.grantedScopes.map((handle) => ({
          handle,
          description: handle,
        })),
        optionalAccessScopes: store.optionalScopes.map((handle) => ({
          handle,
          description: handle,
        })),
      },
    }),
  },
  Shop: {
    primaryDomain: (_shop: unknown, _args: unknown, { store }: RequestContext) => domain(store),
    currencySettings: (_shop: unknown, args: ConnectionArguments, { store }: RequestContext) => {
      const settings = currencies(store).map((code, index) => ({
        ...currencySetting(code),
        place: String(index + 1),
      }));
      return connection({ items: settings, idOf: (setting) => setting.place }, args);
    },
  },
  ShopLocale: {
    marketWebPresences: (_locale: unknown, _args: unknown, { store }: RequestContext) => [
      webPresence(store),
    ],
  },
  MarketWebPresence: {
    domain: (_presence: unknown, _args: unknown, { store }: RequestContext) => domain(store),
    defaultLocale: (_presence: unknown, _args: unknown, { store }: RequestContext) =>
      shopLocaleSource(store, store.shop.primaryLocale),
    alternateLocales: (_presence: unknown, _args: unknown, { store }: RequestContext) =>
      shopLocales(store).filter((locale) => !locale.primary && locale.published),
  },
  // These two payloads repeat the shop.
  ProductCreatePayload: {
    shop: (_payload: unknown, _args: unknown, { store }: RequestContext) => shopSource(store),
  },
  ProductDeletePayload: {
    shop: (_payload: unknown, _args: unknown, { store }: RequestContext) => shopSource(store),
  },
  Mutation: {
    flowTriggerReceive: (
      _root: unknown,
      { handle, payload }: { handle?: string | null; payload?: unknown },
      { store }: RequestContext,
    ) => ({
      userErrors:
        !handle || payload === undefined || payload === null
          ? [{ field: ['handle'], message: '`handle` and `payload` arguments are required' }]
          : store.flow.receive(handle, payload),
    }),
  },
};

function domain(store: SandboxStore) {
  return {
    __typename: 'Domain',
    id: gid('Domain', store.domainId),
    host: store.shop.domain,
    url: `https://${store.shop.domain}`,
    sslEnabled: true,
  };
}

function offsetMinutes(timeZone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const match = /([+-])(\d\d):(\d\d)/.exec(name ?? '');
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}
