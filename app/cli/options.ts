import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '~/core/audit/outcome';
import { LISTING_RULES } from '~/core/audit/registry';
import type { Rule } from '~/core/audit/rule';
import { parseDate } from '~/files/row-reader';
import { TABLE_FORMATS, type TableFormat } from '~/files/worklist-writer';
import { LANGUAGES, type Language } from '~/locales/translate';

export interface AuditCommand {
  file: string;
  inventory?: string;
  translations?: string;
  /** The same storefront's products.json in French. */
  french?: string;
  prices?: string;
  orders?: string;
  /** BCP 47; absent: to be detected. */
  locale?: string;
  /** ISO 4217; absent: to be assumed. */
  currency?: string;
  now: Date;
  rules: readonly Rule[];
  json: boolean;
  /** Where the report is written as a page. */
  html?: string;
  /** A folder with photos of the catalogue, in which words are read, and which are taken into the page. */
  photos?: string;
  /** Where what is left to fix is written as a table. */
  fixes?: { file: string; format: TableFormat };
  failOn: Severity | null;
  language: Language;
}

/** The command line is not what the command takes. The message is one line that names what is allowed. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const OPTIONS = {
  inventory: { type: 'string' },
  translations: { type: 'string' },
  french: { type: 'string' },
  prices: { type: 'string' },
  orders: { type: 'string' },
  locale: { type: 'string' },
  currency: { type: 'string' },
  now: { type: 'string' },
  rule: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  html: { type: 'string' },
  photos: { type: 'string' },
  fixes: { type: 'string' },
  'fail-on': { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `'help'` when help is asked for. `today` is taken where `--now` is not given. Throws `UsageError`. */
export function parseCommand(args: string[], today: Date): AuditCommand | 'help' {
  const { values, positionals } = split(args);
  if (values.help) return 'help';
  const [file, ...more] = positionals;
  if (file === undefined)
    throw new UsageError('No file given: expected npm run audit -- FILE [options]');
  if (more.length > 0)
    throw new UsageError(
      `One file at a time: expected no more after ${file}, got ${more.join(' ')}`,
    );
  if (values.translations !== undefined && values.french !== undefined)
    throw new UsageError('--translations and --french both tell the French: expected one of them');
  return {
    file,
    inventory: values.inventory,
    translations: values.translations,
    french: values.french,
    prices: values.prices,
    orders: values.orders,
    locale: values.locale === undefined ? undefined : localeOf(values.locale),
    currency: values.currency === undefined ? undefined : currencyOf(values.currency),
    now: values.now === undefined ? today : dateOf(values.now),
    rules: rulesOf(values.rule),
    json: values.json ?? false,
    html: values.html,
    photos: values.photos,
    fixes: values.fixes === undefined ? undefined : fixesOf(values.fixes),
    failOn:
      values['fail-on'] === undefined ? null : oneOf('--fail-on', SEVERITIES, values['fail-on']),
    language: values.lang === undefined ? 'en' : oneOf('--lang', LANGUAGES, values.lang),
  };
}

function fixesOf(file: string): { file: string; format: TableFormat } {
  const format = TABLE_FORMATS.find((each) => file.toLowerCase().endsWith(`.${each}`));
  if (format !== undefined) return { file, format };
  throw new UsageError(
    `--fixes is ${JSON.stringify(file)}: expected a file that ends in .csv or .xlsx`,
  );
}

function split(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const known = Object.keys(OPTIONS)
      .map((name) => `--${name}`)
      .join(', ');
    const reason = error instanceof Error ? error.message.split(/[.\n]/)[0] : String(error);
    throw new UsageError(`${reason}: expected options among ${known}`);
  }
}

function oneOf<T extends string>(option: string, allowed: readonly T[], given: string): T {
  const found = allowed.find((value) => value === given);
  if (found !== undefined) return found;
  throw new UsageError(
    `${option} is ${JSON.stringify(given)}: expected one of ${allowed.join(', ')}`,
  );
}

function rulesOf(ids: string[] | undefined): readonly Rule[] {
  if (ids === undefined) return LISTING_RULES;
  const known = LISTING_RULES.map(({ id }) => id);
  const wanted = ids.map((id) => oneOf('--rule', known, id));
  return LISTING_RULES.filter(({ id }) => wanted.includes(id));
}

function dateOf(given: string): Date {
  const parsed = parseDate(given);
  if (parsed) return parsed.at;
  throw new UsageError(
    `--now is ${JSON.stringify(given)}: expected a date such as 2026-11-22 or 2026-11-22T15:04:05Z`,
  );
}

function localeOf(given: string): string {
  try {
    const [locale] = Intl.getCanonicalLocales(given);
    // Shopify's locales are languages, with a region or without.
    if (locale !== undefined && /^[a-z]{2,3}(-|$)/.test(locale)) return locale;
  } catch {
    // What Intl does not take as a locale is answered below, like any other wrong value.
  }
  throw new UsageError(
    `--locale is ${JSON.stringify(given)}: expected a locale such as en, fr or fr-CA`,
  );
}

function currencyOf(given: string): string {
  const code = given.toUpperCase();
  if (Intl.supportedValuesOf('currency').includes(code)) return code;
  throw new UsageError(
    `--currency is ${JSON.stringify(given)}: expected a currency code such as CAD or USD`,
  );
}
