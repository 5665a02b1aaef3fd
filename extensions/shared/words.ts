import en from '../../app/locales/en/extension.json';
import fr from '../../app/locales/fr/extension.json';

const WORDS = { en, fr };

export type Language = keyof typeof WORDS;
export type WordId = keyof typeof en;

/** An extension is not told the admin's locale; its locale files, which Shopify chooses among, name theirs. */
export function languageOfAdmin(): Language {
  return shopify.i18n.translate('language') === 'fr' ? 'fr' : 'en';
}

/** Sentences without figures, from the app's own locale files; all others come from the app already said. */
export function word(id: WordId): string {
  return WORDS[languageOfAdmin()][id];
}
