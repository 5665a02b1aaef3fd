import { dayNumberOf, easterSunday, nthWeekday, weekdayOf, yearOf } from '../days/day-number';
import {
  americanThanksgiving,
  canadianThanksgiving,
  labourDay,
  memorialDay,
  victoriaDay,
} from './named-days';

/**
 * Days on which offices and carriers stand still, by rule: the general holidays of the Canada Labour Code
 * (carriers are under it), the provinces' own, and the US federal ones (5 U.S.C. 6103). Days that only some
 * employers observe are left out, except in Quebec, where Good Friday or Easter Monday is the employer's choice.
 */

const SUNDAY = 0;
const MONDAY = 1;
const SATURDAY = 6;

/** First year in which the day was a holiday. */
const TRUTH_AND_RECONCILIATION_SINCE = 2021;
const JUNETEENTH_SINCE = 2021;

/** Day numbers on which business stands still in a place, those observed on a weekday in place of a weekend included. */
export function isHoliday(day: number, country: string, province: string | null): boolean {
  const year = yearOf(day);
  return holidaysOf(year, country, province).has(day);
}

const cache = new Map<string, Set<number>>();

function holidaysOf(year: number, country: string, province: string | null): Set<number> {
  const key = `${country} ${province ?? ''} ${year}`;
  let holidays = cache.get(key);
  if (!holidays) {
    holidays = new Set(computeHolidays(year, country, province));
    cache.set(key, holidays);
  }
  return holidays;
}

function computeHolidays(year: number, country: string, province: string | null): number[] {
  if (country === 'CA') {
    return [...canadianHolidays(year), ...(PROVINCIAL[province ?? '']?.(year) ?? [])];
  }
  // New Year's Day on a Saturday is observed in the year before.
  if (country === 'US') return [...americanHolidays(year), observedAround(newYear(year + 1))];
  return [];
}

function canadianHolidays(year: number): number[] {
  const christmas = dayNumberOf(year, 12, 25);
  return [
    movedToMonday(newYear(year)),
    easterSunday(year) - 2,
    victoriaDay(year),
    movedToMonday(dayNumberOf(year, 7, 1)),
    labourDay(year),
    ...(year >= TRUTH_AND_RECONCILIATION_SINCE ? [movedToMonday(dayNumberOf(year, 9, 30))] : []),
    canadianThanksgiving(year),
    movedToMonday(dayNumberOf(year, 11, 11)),
    ...christmasAndBoxingDay(christmas),
  ];
}

/** Two days in a row, so a weekend moves them to Monday and Tuesday. */
function christmasAndBoxingDay(christmas: number): [number, number] {
  switch (weekdayOf(christmas)) {
    case SATURDAY:
      return [christmas + 2, christmas + 3];
    case SUNDAY:
      return [christmas + 1, christmas + 2];
    case SATURDAY - 1:
      return [christmas, christmas + 3];
    default:
      return [christmas, christmas + 1];
  }
}

const familyDay = (year: number) => nthWeekday(year, 2, MONDAY, 3);
const civicHoliday = (year: number) => nthWeekday(year, 8, MONDAY, 1);
const indigenousPeoplesDay = (year: number) => dayNumberOf(year, 6, 21);

const PROVINCIAL: Record<string, (year: number) => number[]> = {
  AB: (year) => [familyDay(year), civicHoliday(year)],
  BC: (year) => [familyDay(year), civicHoliday(year)],
  MB: (year) => [familyDay(year), civicHoliday(year)],
  NB: (year) => [familyDay(year), civicHoliday(year)],
  NS: (year) => [familyDay(year), civicHoliday(year)],
  NT: (year) => [indigenousPeoplesDay(year), civicHoliday(year)],
  NU: (year) => [dayNumberOf(year, 7, 9), civicHoliday(year)],
  ON: (year) => [familyDay(year), civicHoliday(year)],
  PE: (year) => [familyDay(year)],
  QC: (year) => [easterSunday(year) + 1, sundayToMonday(dayNumberOf(year, 6, 24))],
  SK: (year) => [familyDay(year), civicHoliday(year)],
  YT: (year) => [indigenousPeoplesDay(year), nthWeekday(year, 8, MONDAY, 3)],
};

function americanHolidays(year: number): number[] {
  return [
    observedAround(newYear(year)),
    nthWeekday(year, 1, MONDAY, 3),
    nthWeekday(year, 2, MONDAY, 3),
    memorialDay(year),
    ...(year >= JUNETEENTH_SINCE ? [observedAround(dayNumberOf(year, 6, 19))] : []),
    observedAround(dayNumberOf(year, 7, 4)),
    labourDay(year),
    nthWeekday(year, 10, MONDAY, 2),
    observedAround(dayNumberOf(year, 11, 11)),
    americanThanksgiving(year),
    observedAround(dayNumberOf(year, 12, 25)),
  ];
}

function newYear(year: number): number {
  return dayNumberOf(year, 1, 1);
}

/** Canada: a holiday on a weekend is observed on the Monday after it. */
function movedToMonday(day: number): number {
  return weekdayOf(day) === SATURDAY ? day + 2 : sundayToMonday(day);
}

/** Quebec's National Holiday moves from a Sunday alone. */
function sundayToMonday(day: number): number {
  return weekdayOf(day) === SUNDAY ? day + 1 : day;
}

/** US: Saturday is observed on Friday, Sunday on Monday. */
function observedAround(day: number): number {
  if (weekdayOf(day) === SATURDAY) return day - 1;
  return sundayToMonday(day);
}
