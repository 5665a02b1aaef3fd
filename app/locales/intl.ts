import type { Formatters } from 'intl-messageformat';

/**
 * `Intl.DateTimeFormat`, but the first of a month is « 1er » in French, as the Office québécois de la langue
 * française writes it; CLDR, which Intl speaks, says « 1 ».
 */
export function dateTimeFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const plain = new Intl.DateTimeFormat(locale, options);
  if (!locale.startsWith('fr')) return plain;
  const format = (date?: Date | number) => {
    const parts = plain.formatToParts(date);
    const namesMonth = parts.some(({ type, value }) => type === 'month' && /\p{L}/u.test(value));
    return parts
      .map(({ type, value }) => (namesMonth && type === 'day' && value === '1' ? '1er' : value))
      .join('');
  };
  return Object.defineProperty(plain, 'format', { value: format });
}

/** What messages write their figures with. Kept, since each takes longer to make than a message. */
export const MESSAGE_FORMATTERS: Formatters = {
  getNumberFormat: kept((locale, options) => new Intl.NumberFormat(locale, options)),
  getDateTimeFormat: kept((locale, options) => dateTimeFormat(String(locale), options ?? {})),
  getPluralRules: kept((locale, options) => new Intl.PluralRules(locale, options)),
};

function kept<Locale, Options, Made>(make: (locale: Locale, options: Options) => Made) {
  const made = new Map<string, Made>();
  return (locale: Locale, options: Options): Made => {
    const key = JSON.stringify([locale, options]);
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = make(locale, options);
    made.set(key, one);
    return one;
  };
}
