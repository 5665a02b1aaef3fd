import type { Audience } from '../listing/audience';
import { dayNumberOf, easterSunday, isoDay } from '../days/day-number';
import {
  americanThanksgiving,
  blackFriday,
  canadianThanksgiving,
  constructionHoliday,
  cyberMonday,
  greenMonday,
  labourDay,
  memorialDay,
  superSaturday,
  victoriaDay,
} from './named-days';

/** A day or a span by which the retail year goes, computed for any year. */
export interface RetailEvent {
  name: EventName;
  /** `YYYY-MM-DD`, first and last day; the same for a single day. */
  start: string;
  end: string;
}

interface EventRule {
  audiences: readonly Audience[];
  /** Day number of the first day. */
  on: (year: number) => number;
  /** 1 unless given. */
  days?: number;
}

const ALL = ['US', 'CA', 'QC'] as const;
const CANADA = ['CA', 'QC'] as const;

/**
 * Easter and Black Friday are everyone's; days of one country count for its buyers alone. Green Monday and Super
 * Saturday are names of the US trade, but Canadians buy by the same deadlines [J].
 */
const RULES = {
  easter: { audiences: ALL, on: easterSunday },
  'victoria-day': { audiences: CANADA, on: victoriaDay },
  'memorial-day': { audiences: ['US'], on: memorialDay },
  'saint-jean-baptiste': { audiences: ['QC'], on: (year) => dayNumberOf(year, 6, 24) },
  'canada-day': { audiences: CANADA, on: (year) => dayNumberOf(year, 7, 1) },
  'independence-day': { audiences: ['US'], on: (year) => dayNumberOf(year, 7, 4) },
  'construction-holiday': { audiences: ['QC'], on: constructionHoliday, days: 14 },
  'labour-day': { audiences: ALL, on: labourDay },
  'canadian-thanksgiving': { audiences: CANADA, on: canadianThanksgiving },
  'american-thanksgiving': { audiences: ['US'], on: americanThanksgiving },
  'black-friday': { audiences: ALL, on: blackFriday },
  'cyber-monday': { audiences: ALL, on: cyberMonday },
  'green-monday': { audiences: ALL, on: greenMonday },
  'super-saturday': { audiences: ALL, on: superSaturday },
  'boxing-week': { audiences: CANADA, on: (year) => dayNumberOf(year, 12, 26), days: 6 },
} satisfies Record<string, EventRule>;

export type EventName = keyof typeof RULES;

export const EVENT_NAMES = Object.keys(RULES) as EventName[];

/** The events of one year that matter to an audience, by day. */
export function eventsOf(year: number, audience: Audience): RetailEvent[] {
  return EVENT_NAMES.flatMap((name) => {
    const rule: EventRule = RULES[name];
    return rule.audiences.includes(audience) ? [eventIn(name, year)] : [];
  }).toSorted((a, b) => a.start.localeCompare(b.start));
}

export function eventIn(name: EventName, year: number): RetailEvent {
  const { on, days = 1 }: EventRule = RULES[name];
  const first = on(year);
  return { name, start: isoDay(first), end: isoDay(first + days - 1) };
}
