import { compareIds, gid, parseGid } from '../../store/ids';
import type { MarketRecord } from '../../store/markets';
import type { ProductRecord } from '../../store/records';
import type { SandboxStore } from '../../store/sandbox-store';
import { handleize } from '../../store/handle';
import { translatableFields } from '../../store/translatable';
import { contentDigest, type TranslationRecord } from '../../store/translations';
import { connection, inOrder, type ConnectionArguments, type Listable } from '../connection';
import { notModelled, requestError, userError, type UserError } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';

export interface TranslationArguments {
  locale: string;
  marketId?: string | null;
  outdated?: boolean | null;
}

interface ResourceSource {
  __typename: 'TranslatableResource';
  resourceId: string;
}

interface TranslationInput {
  key: string;
  locale: string;
  value: string;
  translatableContentDigest: string;
  marketId?: string | null;
}

const MAX_KEYS = 100;
const MAX_HANDLE_LENGTH = 255;

/** The translations of one locale and market. Without a market, only those for every market. */
function translationsOf(store: SandboxStore, resourceId: string, args: TranslationArguments) {
  const market = args.marketId ? parseGid(args.marketId)?.id : null;
  const found = store.translations
    .of(resourceId)
    .filter((text) => text.locale === args.locale && text.marketId === market);
  if (found.length === 0) return [];
  const digests = new Map(
    translatableFields(store, resourceId).map((field) => [field.key, contentDigest(field.value)]),
  );
  return found
    .map((text) => translationSource(store, text, digests.get(text.key)))
    .filter((text) => args.outdated == null || text.outdated === args.outdated);
}

function translationSource(
  store: SandboxStore,
  text: TranslationRecord,
  presentDigest: string | undefined,
) {
  return {
    __typename: 'Translation',
    key: text.key,
    value: text.value,
    locale: text.locale,
    outdated: text.sourceDigest !== presentDigest,
    updatedAt: text.updatedAt,
    market: text.marketId === null ? null : marketById(store, text.marketId),
  };
}

function marketById(store: SandboxStore, id: string): MarketRecord | null {
  return store.markets.find((market) => market.id === id) ?? null;
}

/** `translations` of the resource itself gives published locales only. */
export function publishedTranslations(
  store: SandboxStore,
  resourceId: string,
  args: TranslationArguments,
) {
  const published = store.shop.locales.some(
    (locale) => locale.locale === args.locale && locale.published,
  );
  return published ? translationsOf(store, resourceId, args) : [];
}

/** Lists of products' resources, kept with the list of products that they were made of. */
const productResources = new WeakMap<readonly ProductRecord[], ResourceSource[]>();

function translatableList(resourceType: string, store: SandboxStore): Listable<ResourceSource> {
  const idOf = (source: ResourceSource): string => parseGid(source.resourceId)?.id ?? '';
  if (resourceType !== 'PRODUCT') {
    const ids = resourceIds(store, resourceType);
    return { items: ids.map(resourceSource).sort((a, b) => compareIds(idOf(a), idOf(b))), idOf };
  }
  const products = store.catalogue.all();
  let items = productResources.get(products);
  if (!items) {
    items = products.map((product) => resourceSource(gid('Product', product.id)));
    productResources.set(products, items);
  }
  return { items, idOf };
}

function resourceSource(resourceId: string): ResourceSource {
  return { __typename: 'TranslatableResource', resourceId };
}

function resourceIds(store: SandboxStore, resourceType: string): string[] {
  const products = store.catalogue.all();
  switch (resourceType) {
    case 'PRODUCT_OPTION':
      return products.flatMap((product) =>
        product.options.map((option) => gid('ProductOption', option.id)),
      );
    case 'PRODUCT_OPTION_VALUE':
      return products.flatMap((product) =>
        product.options.flatMap((option) =>
          option.values.map((value) => gid('ProductOptionValue', value.id)),
        ),
      );
    case 'MEDIA_IMAGE':
      return products.flatMap((product) =>
        product.media
          .filter((media) => media.kind === 'IMAGE')
          .map((media) => gid('MediaImage', media.id)),
      );
    case 'METAFIELD':
      return products.flatMap((product) =>
        product.metafields.map((field) => gid('Metafield', field.id)),
      );
    case 'SHOP_POLICY':
      return store.policies.map((policy) => gid('ShopPolicy', policy.id));
    default:
      throw notModelled(`TranslatableResourceType.${resourceType}`);
  }
}

/** Options, their values, photos and metafields are nested in their product. */
function nestedIds(
  store: SandboxStore,
  resourceId: string,
  resourceType: string | null | undefined,
): string[] {
  const parsed = parseGid(resourceId);
  if (parsed?.type === 'ProductOption') {
    const record = store.catalogue.findPart('ProductOption', parsed.id)?.record;
    if (record?.__typename !== 'ProductOption') return [];
    const values = record.values.map((value) => gid('ProductOptionValue', value.id));
    return resourceType == null || resourceType === 'PRODUCT_OPTION_VALUE' ? values : [];
  }
  const product = parsed?.type === 'Product' ? store.catalogue.find(parsed.id) : null;
  if (!product) return [];
  const all: Record<string, string[]> = {
    PRODUCT_OPTION: product.options.map((option) => gid('ProductOption', option.id)),
    METAFIELD: product.metafields.map((field) => gid('Metafield', field.id)),
    MEDIA_IMAGE: product.media
      .filter((media) => media.kind === 'IMAGE')
      .map((media) => gid('MediaImage', media.id)),
  };
  return resourceType == null ? Object.values(all).flat() : (all[resourceType] ?? []);
}

function exists(store: SandboxStore, resourceId: string): boolean {
  return translatableFields(store, resourceId).length > 0;
}

/** Nested and chosen resources are of several kinds, so their order is their place, not their id. */
function resourcesInOrder(ids: string[], args: ConnectionArguments) {
  return connection(
    inOrder(ids.map(resourceSource), (source) => parseGid(source.resourceId)?.id ?? ''),
    args,
  );
}

export const translationResolvers: Resolvers = {
  QueryRoot: {
    translatableResource: (
      _root: unknown,
      args: { resourceId: string },
      { store }: RequestContext,
    ) => (exists(store, args.resourceId) ? resourceSource(args.resourceId) : null),
    translatableResources: (
      _root: unknown,
      args: ConnectionArguments & { resourceType: string },
      { store }: RequestContext,
    ) => connection(translatableList(args.resourceType, store), args),
    translatableResourcesByIds: (
      _root: unknown,
      args: ConnectionArguments & { resourceIds: string[] },
      { store }: RequestContext,
    ) =>
      resourcesInOrder(
        args.resourceIds.filter((id) => exists(store, id)),
        args,
      ),
  },
  TranslatableResource: {
    translatableContent: (source: ResourceSource, _args: unknown, { store }: RequestContext) =>
      translatableFields(store, source.resourceId).map((field) => ({
        key: field.key,
        value: field.value,
        digest: contentDigest(field.value),
        locale: store.shop.primaryLocale,
        type: field.type,
      })),
    translations: (source: ResourceSource, args: TranslationArguments, { store }: RequestContext) =>
      translationsOf(store, source.resourceId, args),
    nestedTranslatableResources: (
      source: ResourceSource,
      args: ConnectionArguments & { resourceType?: string | null },
      { store }: RequestContext,
    ) => resourcesInOrder(nestedIds(store, source.resourceId, args.resourceType), args),
  },
  Mutation: {
    translationsRegister: (
      _root: unknown,
      args: { resourceId: string; translations: TranslationInput[] },
      { store }: RequestContext,
    ) => register(store, args.resourceId, args.translations),
    translationsRemove: (
      _root: unknown,
      args: {
        resourceId: string;
        translationKeys: string[];
        locales: string[];
        marketIds?: string[] | null;
      },
      { store }: RequestContext,
    ) => remove(store, args),
  },
};

function register(store: SandboxStore, resourceId: string, inputs: TranslationInput[]) {
  const notFound = unknownResource(store, resourceId);
  if (notFound) return { translations: null, userErrors: [notFound] };
  if (inputs.length > MAX_KEYS) {
    const message = `Too many keys for resource - maximum ${MAX_KEYS} per mutation`;
    return {
      translations: null,
      userErrors: [userError(['resourceId'], message, 'TOO_MANY_KEYS_FOR_RESOURCE')],
    };
  }
  const userErrors: UserError[] = [];
  const translations: unknown[] = [];
  inputs.forEach((input, index) => {
    const wrong = checkInput(store, resourceId, input, index);
    if (wrong) {
      userErrors.push(wrong);
      return;
    }
    const value = input.key === 'handle' ? handleize(input.value) : input.value;
    store.registerTranslation(resourceId, { ...input, value });
    const marketId = input.marketId ? (parseGid(input.marketId)?.id ?? null) : null;
    const record = store.translations
      .of(resourceId)
      .find(
        (text) =>
          text.key === input.key && text.locale === input.locale && text.marketId === marketId,
      );
    if (record) translations.push(translationSource(store, record, record.sourceDigest));
  });
  return { translations, userErrors };
}

/** The checks in the order in which Shopify was seen to make them. */
function checkInput(
  store: SandboxStore,
  resourceId: string,
  input: TranslationInput,
  index: number,
): UserError | null {
  const error = (field: string, message: string, code: string) =>
    userError(['translations', String(index), field], message, code);
  if (input.marketId) {
    const market = parseGid(input.marketId);
    if (market?.type !== 'Market' || !marketById(store, market.id)) {
      return error(
        'marketId',
        "The market corresponding to the `marketId` argument doesn't exist",
        'MARKET_DOES_NOT_EXIST',
      );
    }
  }
  if (input.locale === store.shop.primaryLocale) {
    return error(
      'locale',
      "Locale cannot be the same as the shop's primary locale",
      'INVALID_LOCALE_FOR_SHOP',
    );
  }
  if (!store.shop.locales.some((locale) => locale.locale === input.locale)) {
    return error('locale', 'Locale is not a valid locale for the shop', 'INVALID_LOCALE_FOR_SHOP');
  }
  const source = translatableFields(store, resourceId).find((field) => field.key === input.key);
  if (!source) {
    return error(
      'key',
      `Key ${input.key} is not a valid translatable field`,
      'INVALID_KEY_FOR_MODEL',
    );
  }
  if (input.marketId && matchesLocaleText(store, resourceId, input)) {
    return error('value', 'Value cannot match original content', 'FAILS_RESOURCE_VALIDATION');
  }
  if (input.value.trim() === '')
    return error('value', "Value can't be blank", 'FAILS_RESOURCE_VALIDATION');
  if (contentDigest(source.value) !== input.translatableContentDigest) {
    return error(
      'translatableContentDigest',
      'Translatable content hash is invalid',
      'INVALID_TRANSLATABLE_CONTENT',
    );
  }
  if (input.key === 'handle' && input.value.length > MAX_HANDLE_LENGTH) {
    return error(
      'value',
      `Value fails validation on resource: ["Handle is too long (maximum is ${MAX_HANDLE_LENGTH} characters)"]`,
      'FAILS_RESOURCE_VALIDATION',
    );
  }
  return null;
}

/** A market's text may not repeat what the locale's text for every market says. */
function matchesLocaleText(
  store: SandboxStore,
  resourceId: string,
  input: TranslationInput,
): boolean {
  return store.translations
    .of(resourceId)
    .some(
      (text) =>
        text.key === input.key &&
        text.locale === input.locale &&
        text.marketId === null &&
        text.value === input.value,
    );
}

function remove(
  store: SandboxStore,
  args: {
    resourceId: string;
    translationKeys: string[];
    locales: string[];
    marketIds?: string[] | null;
  },
) {
  const notFound = unknownResource(store, args.resourceId);
  if (notFound) return { translations: null, userErrors: [notFound] };
  const markets = (args.marketIds ?? []).map((id) => parseGid(id)?.id ?? '');
  const removed = store.translations.remove(
    args.resourceId,
    (text) =>
      args.translationKeys.includes(text.key) &&
      args.locales.includes(text.locale) &&
      (markets.length === 0
        ? text.marketId === null
        : text.marketId !== null && markets.includes(text.marketId)),
  );
  const translations =
    removed.length > 0
      ? removed.map((text) => translationSource(store, text, text.sourceDigest))
      : null;
  return { translations, userErrors: [] };
}

function unknownResource(store: SandboxStore, resourceId: string): UserError | null {
  if (!parseGid(resourceId)) throw requestError(`Invalid id: ${resourceId}`, 'RESOURCE_NOT_FOUND');
  return exists(store, resourceId)
    ? null
    : userError(['resourceId'], `Resource ${resourceId} does not exist`, 'RESOURCE_NOT_FOUND');
}
