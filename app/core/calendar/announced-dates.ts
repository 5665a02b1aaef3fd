import type { IdAfter } from '../../locales/messages';
import type { Message } from '../audit/outcome';
import { AUDIENCES, type Audience } from '../listing/audience';
import { daysBetween, isDay } from '../days/day-number';
import type { RetailEvent } from './events';

/**
 * What somebody announces each year and nobody can compute. A construction holiday takes the place of the computed
 * one of its year.
 */
export const ANNOUNCED_KINDS = [
  'free-shipping-day',
  'tax-holiday',
  'carrier-cut-off',
  'construction-holiday',
  'other',
] as const;

export type AnnouncedKind = (typeof ANNOUNCED_KINDS)[number];

/** A date that the merchant keeps. */
export interface AnnouncedDate {
  kind: AnnouncedKind;
  name: string;
  /** At least one, in fixed order. */
  audiences: Audience[];
  /** `YYYY-MM-DD`, first and last day; the same for a single day. */
  start: string;
  end: string;
  /** Where the date was announced; empty: not said. */
  source: string;
}

export const MAX_NAME_LENGTH = 80;
export const MAX_SOURCE_LENGTH = 200;
/** Longer than any tax holiday or construction holiday. [J] */
export const MAX_SPAN_DAYS = 62;
const FIRST_YEAR = 2019;
const LAST_YEAR = 2099;

/** A date as somebody types it. */
export interface AnnouncedDateInput {
  kind: string;
  name: string;
  audiences: readonly string[];
  start: string;
  /** Empty: a single day. */
  end: string;
  source: string;
}

export type AnnouncedDateField = keyof AnnouncedDateInput;

/** Field → what is wrong with it and what to do. */
export type AnnouncedDateErrors = Partial<Record<AnnouncedDateField, Message>>;

/** A date that can be kept, in one canonical form; or what is wrong with it, field by field. */
export function checkAnnouncedDate(
  input: AnnouncedDateInput,
): { date: AnnouncedDate; errors: null } | { date: null; errors: AnnouncedDateErrors } {
  const errors: AnnouncedDateErrors = {};
  const kind = ANNOUNCED_KINDS.find((each) => each === input.kind);
  if (kind === undefined) errors.kind = error('kind');
  const name = oneLine(input.name);
  if (name === '') errors.name = error('noName');
  if (name.length > MAX_NAME_LENGTH) errors.name = error('longName', { most: MAX_NAME_LENGTH });
  const source = oneLine(input.source);
  if (source.length > MAX_SOURCE_LENGTH) {
    errors.source = error('longSource', { most: MAX_SOURCE_LENGTH });
  }
  const audiences = AUDIENCES.filter((audience) => input.audiences.includes(audience));
  if (audiences.length === 0) errors.audiences = error('noAudience');
  if (kind === 'construction-holiday' && audiences.some((audience) => audience !== 'QC')) {
    errors.audiences = error('quebecOnly');
  }
  const start = input.start.trim();
  const end = input.end.trim() === '' ? start : input.end.trim();
  if (!isKnownDay(start)) errors.start = error('noDay', { first: FIRST_YEAR, last: LAST_YEAR });
  if (!isKnownDay(end) && end !== start) {
    errors.end = error('noDay', { first: FIRST_YEAR, last: LAST_YEAR });
  }
  if (!errors.start && !errors.end) {
    const days = daysBetween(start, end) + 1;
    if (days < 1) errors.end = error('endBeforeStart');
    if (days > MAX_SPAN_DAYS) errors.end = error('longSpan', { most: MAX_SPAN_DAYS });
  }
  return kind === undefined || Object.keys(errors).length > 0
    ? { date: null, errors }
    : { date: { kind, name, audiences, start, end, source }, errors: null };
}

/** Computed events, but the construction holiday of each year for which the merchant has set one. */
export function withoutReplaced(
  events: readonly RetailEvent[],
  announced: readonly AnnouncedDate[],
): RetailEvent[] {
  const years = new Set(
    announced
      .filter(({ kind }) => kind === 'construction-holiday')
      .map(({ start }) => start.slice(0, 4)),
  );
  return events.filter(
    ({ name, start }) => name !== 'construction-holiday' || !years.has(start.slice(0, 4)),
  );
}

function isKnownDay(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return isDay(text) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function error(name: IdAfter<'season.announced.error.'>, data: Message['data'] = {}): Message {
  return { id: `season.announced.error.${name}`, data };
}
