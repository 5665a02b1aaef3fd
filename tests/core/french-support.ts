import type { TranslatedText } from '~/core/listing/listing';
import type { StoreFacts } from '~/core/store/store-facts';
import { STORE } from './support';

export const FRENCH_STORE: StoreFacts = { ...STORE, primaryLocale: 'fr-CA' };

export function french(
  key: 'title' | 'body_html' | 'meta_title' | 'meta_description',
  value: string,
  overrides: Partial<TranslatedText> = {},
): TranslatedText {
  return { key, value, locale: 'fr', marketId: null, ...overrides };
}

export const ENGLISH_SENTENCE = 'The handle stays cool while the water boils.';
export const FRENCH_SENTENCE = 'La poignée reste froide pendant que l’eau bout.';
export const ENGLISH_TEXT = `<p>This kettle boils a litre in four minutes. ${ENGLISH_SENTENCE}</p>`;
export const FRENCH_TEXT = `<p>Cette bouilloire fait bouillir un litre en quatre minutes. ${FRENCH_SENTENCE}</p>`;
