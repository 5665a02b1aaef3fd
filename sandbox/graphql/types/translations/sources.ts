import { parseGid } from '../../../store/ids';
import type { MarketRecord } from '../../../store/markets';
import type { SandboxStore } from '../../../store/sandbox-store';
import { translatableFields } from '../../../store/translatable';
import { contentDigest, type TranslationRecord } from '../../../store/translations';

export interface TranslationArguments {
  locale: string;
  marketId?: string | null;
  outdated?: boolean | null;
}

/** The translations of one locale and market. Without a market, only those for every market. */
export function translationsOf(
  store: SandboxStore,
  resourceId: string,
  args: TranslationArguments,
) {
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

export function translationSource(
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

export function marketById(store: SandboxStore, id: string): MarketRecord | null {
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
