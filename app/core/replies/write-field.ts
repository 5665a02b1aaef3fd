import { isDay } from '../days/day-number';
import { NO_BREAK_SPACE } from '../language/french-typography';
import { isAhead, REPLY_FIELDS, type ReplyField, type ReplyLanguage } from './reply';

export const REPLY_CURRENCIES = ['CAD', 'USD'] as const;
export type ReplyCurrency = (typeof REPLY_CURRENCIES)[number];

const AMOUNT = /^\d{1,9}(?:[.,]\d{1,2})?$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * What somebody filled in (`2026-12-03`, `14:30`, `19.99`, words), as a letter in that language writes it; `null`: nothing,
 * or nothing that can be meant, as a day that has not come where the letter tells of one that has. `today`: the store's.
 */
export function writeField(
  field: ReplyField,
  typed: string,
  options: { language: ReplyLanguage; currency: ReplyCurrency; today: string },
): string | null {
  const { language, currency, today } = options;
  const value = typed.trim();
  switch (REPLY_FIELDS[field]) {
    case 'day':
      return isDay(value) && !isAhead(field, value, today) ? writeDay(value, language) : null;
    case 'time':
      return writeTime(value, language);
    case 'money':
      return AMOUNT.test(value)
        ? new Intl.NumberFormat(language, { style: 'currency', currency }).format(
            Number(value.replace(',', '.')),
          )
        : null;
    case 'name':
    case 'words':
    case 'lines':
      return value === '' ? null : value;
  }
}

/** `December 3, 2026`; `3 décembre 2026`, of which no part is torn from the next, and `1er` of the first. */
function writeDay(day: string, language: ReplyLanguage): string {
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );
  return language === 'fr-CA'
    ? text.replace(/^1\s/, '1er ').replaceAll(/\s/g, NO_BREAK_SPACE)
    : text;
}

/** `2:30 PM` in the US, `2:30 p.m.` in Canada, `14 h 30` in French; a full hour in French is `14 h`. */
function writeTime(time: string, language: ReplyLanguage): string | null {
  const match = TIME.exec(time);
  if (!match) return null;
  const [, hour = '', minute = ''] = match;
  if (language === 'fr-CA') {
    const parts = [String(Number(hour)), 'h', ...(minute === '00' ? [] : [minute])];
    return parts.join(NO_BREAK_SPACE);
  }
  return new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  })
    .format(new Date(`2000-01-01T${time}:00Z`))
    .replaceAll(/\s/g, NO_BREAK_SPACE);
}
