import type { Money } from '~/core/listing/money';
import { dateTimeFormat, writeMoney } from './intl';
import { FORMATTING_LOCALE, type Language } from './translate';

export interface Formatter {
  count(value: number): string;
  /** `share` is 0 to 1. Rounded down, so that 100% is said of nothing less than all. */
  percent(share: number): string;
  money(money: Money): string;
  /** `instant` is ISO 8601. */
  date(instant: string): string;
  dateTime(instant: string): string;
  /** `month` is `YYYY-MM`; as short as can be, such as `Nov`, which has no time zone either. */
  month(month: string): string;
  /** `YYYY-MM-DD`, which has no time zone. */
  day(day: string): string;
  /** 0 to 23, as an hour of the day. */
  hour(hour: number): string;
  list(items: string[]): string;
  /** Of an ISO 3166-1 alpha-2 code; what has no name stays a code. */
  country: (code: string) => string;
  decimal(value: number): string;
  /** What people call an IANA time zone: Eastern Time for `America/Toronto`. */
  timeZone(name: string): string;
}

const made = new Map<string, Formatter>();

/** Writes figures and dates as they are written in Canada in that language, dates in that IANA time zone. */
export function formatter(language: Language, timeZone: string): Formatter {
  // Kept, since Intl takes longer to make one than a page takes to write: a list asks in each of its cells.
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const one = newFormatter(language, timeZone);
  made.set(key, one);
  return one;
}

function newFormatter(language: Language, timeZone: string): Formatter {
  const locale = FORMATTING_LOCALE[language];
  const count = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const date = dateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const day = dateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = dateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const hour = dateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  const month = dateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    count: (value) => count.format(value),
    percent: (share) => percent.format(Math.floor(share * 100 + 1e-9) / 100),
    money: (money) => writeMoney(locale, money),
    date: (instant) => date.format(new Date(instant)),
    day: (value) => day.format(new Date(value)),
    dateTime: (instant) => withHour(dateTime.format(new Date(instant))),
    hour: (value) => withHour(hour.format(Date.UTC(2000, 0, 1, value))),
    month: (value) => month.format(new Date(value)),
    list: (items) => list.format(items),
    country: (code) => countries.of(code) ?? code,
    decimal: (value) => decimal.format(value),
    timeZone: (name) => timeZoneName(locale, name),
  };
}

function timeZoneName(locale: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    timeZoneName: 'longGeneric',
  });
  const name = format.formatToParts().find(({ type }) => type === 'timeZoneName');
  return name?.value ?? timeZone;
}

/**
 * An hour as the Office québécois de la langue française writes it, `8 h 05`: without a zero in front and never torn
 * apart, where Intl has `08 h 05` with spaces at which lines break.
 */
function withHour(text: string): string {
  return text.replace(/\b0?(\d{1,2})\sh(?:\s(\d\d))?$/, (_, hours: string, minutes?: string) =>
    [hours, 'h', minutes].filter((part) => part !== undefined).join('\u00a0'),
  );
}
