import type { TranslationInput } from '../../../schema/generated/inputs.generated';
import { handleize } from '../../../store/handle';
import { parseGid } from '../../../store/ids';
import type { SandboxStore } from '../../../store/sandbox-store';
import { translatableFields } from '../../../store/translatable';
import { contentDigest } from '../../../store/translations';
import { requestError, userError, type UserError } from '../../errors';
import type { RequestContext, Resolvers } from '../../resolver';
import { marketById, translationSource } from './sources';

const MAX_KEYS = 100;
const MAX_HANDLE_LENGTH = 255;

interface RemoveArguments {
  resourceId: string;
  translationKeys: string[];
  locales: string[];
  marketIds?: string[] | null;
}

export const translationMutations: Resolvers = {
  Mutation: {
    translationsRegister: (
      _root: unknown,
      args: { resourceId: string; translations: TranslationInput[] },
      { store }: RequestContext,
    ) => register(store, args.resourceId, args.translations),
    translationsRemove: (_root: unknown, args: RemoveArguments, { store }: RequestContext) =>
      remove(store, args),
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

function remove(store: SandboxStore, args: RemoveArguments) {
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
  if (!store.contents.has(resourceId) && !parseGid(resourceId))
    throw requestError(`Invalid id: ${resourceId}`, 'RESOURCE_NOT_FOUND');
  return translatableFields(store, resourceId).length > 0
    ? null
    : userError(['resourceId'], `Resource ${resourceId} does not exist`, 'RESOURCE_NOT_FOUND');
}
