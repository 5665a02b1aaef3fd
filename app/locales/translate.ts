import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageData } from '~/core/audit/outcome';
import { languageName, MESSAGE_FORMATTERS, writeMoney } from './intl';
import type { MessageId } from './messages';
import { textOf } from './texts';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The regional form in which dates and numbers are written. */
export const FORMATTING_LOCALE: Record<Language, string> = { en: 'en-CA', fr: 'fr-CA' };

/** French for any French locale of the admin, English for every other. */
export function languageOf(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export type Translate = (id: MessageId, data?: MessageData) => string;

const formats = new Map<string, IntlMessageFormat>();

/** Says a message in one language. */
export function translator(language: Language): Translate {
  return (id, data) => {
    const cacheKey = `${language}:${id}`;
    let format = formats.get(cacheKey);
    if (!format) {
      format = new IntlMessageFormat(textOf(language, id), FORMATTING_LOCALE[language], undefined, {
        ignoreTag: true,
        formatters: MESSAGE_FORMATTERS,
      });
      formats.set(cacheKey, format);
    }
    const values = written(data, FORMATTING_LOCALE[language]);
    return withOneStop(String(format.format(values)), values);
  };
}

/** A closing mark of a quotation, with French's space before it. */
const CLOSING = ['', '”', '\u00a0»', '\u202f»'];

/**
 * A name, a time or a quotation that ends in a full stop of its own (`Boréale inc.`, `8:00 a.m.`, `“Wash by hand.”`) ends
 * the sentence with that one.
 */
function withOneStop(text: string, values: Record<string, string | number | boolean>): string {
  return Object.values(values).reduce<string>(
    (said, value) =>
      typeof value === 'string' && /[^.][.!?…]$/.test(value)
        ? CLOSING.reduce(
            // By a function: in a text to put in, `$$` and `$&` mean something else.
            (one, closing) => one.replaceAll(`${value}${closing}.`, () => `${value}${closing}`),
            said,
          )
        : said,
    text,
  );
}

/**
 * Amounts of money and lists as text, since ICU messages have no argument type for either. A message chooses by a
 * `{locale}`, which is a code, and says its `{localeName}`: Canadian French.
 */
function written(
  data: MessageData = {},
  locale: string,
): Record<string, string | number | boolean> {
  const values = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, writtenValue(value, locale)]),
  );
  return typeof data['locale'] === 'string'
    ? { ...values, localeName: languageName(locale, data['locale']) }
    : values;
}

function writtenValue(value: MessageData[string], locale: string): string | number | boolean {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return new Intl.ListFormat(locale).format(value);
  return writeMoney(locale, value);
}
