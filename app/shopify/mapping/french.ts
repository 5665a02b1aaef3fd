import type { TranslatedText } from '~/core/listing/listing';

export interface TranslationSource {
  key: string;
  locale: string;
  value: string | null;
  outdated: boolean;
  updatedAt: string | null;
  market: { id: string } | null;
}

/** A translation without a value stands for a text that is not translated. */
export function toTranslatedTexts(sources: readonly TranslationSource[]): TranslatedText[] {
  return sources.flatMap(({ key, locale, value, outdated, updatedAt, market }) =>
    value === null
      ? []
      : [{ key, locale, marketId: market?.id ?? null, value, outdated, updatedAt }],
  );
}
