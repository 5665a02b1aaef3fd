import type { Formatters } from 'intl-messageformat';
import type { Money } from '~/core/listing/money';

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

/**
 * Money as it is written in Canada, with the Canadian dollar named as the American one is, `CA$` and `$ CA`: wherever a
 * price stands, one of the other country may stand beside it. Intl writes a bare `$` for it.
 */
export function writeMoney(locale: string, { amount, currency }: Money): string {
  const written = moneyFormat(locale, currency);
  if (currency !== 'CAD') return written.format(amount);
  return written
    .formatToParts(amount)
    .map(({ type, value }) => (type === 'currency' ? canadianDollar(locale) : value))
    .join('');
}

function canadianDollar(locale: string): string {
  const parts = moneyFormat(locale, 'USD').formatToParts(0);
  const american = parts.find(({ type }) => type === 'currency')?.value ?? 'US$';
  return american.replace('US', 'CA');
}

function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  return MESSAGE_FORMATTERS.getNumberFormat(locale, { style: 'currency', currency });
}

const displayNames = kept(
  (locale: string, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options),
);

/** What people call a language: Canadian French for `fr-CA`. What names none, as a file may hold, as it is. */
export function languageName(locale: string, code: string): string {
  try {
    return displayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

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
