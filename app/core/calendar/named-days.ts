import { dayNumberOf, nthWeekday, weekdayOnOrBefore } from '../days/day-number';

/** Days that move from year to year, as day numbers; what holidays, events and seasons have in common. */

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;

/** In Quebec National Patriots’ Day. */
export function victoriaDay(year: number): number {
  return weekdayOnOrBefore(dayNumberOf(year, 5, 24), MONDAY);
}

export function memorialDay(year: number): number {
  return weekdayOnOrBefore(dayNumberOf(year, 5, 31), MONDAY);
}

/** First day of the two weeks for which Quebec's construction trades stand still: the second-last Sunday of July. */
export function constructionHoliday(year: number): number {
  return weekdayOnOrBefore(dayNumberOf(year, 7, 31), SUNDAY) - 7;
}

/** US and Canada alike. */
export function labourDay(year: number): number {
  return nthWeekday(year, 9, MONDAY, 1);
}

export function canadianThanksgiving(year: number): number {
  return nthWeekday(year, 10, MONDAY, 2);
}

/** The fourth Thursday of November, which is not always the last one (2028, 2029). */
export function americanThanksgiving(year: number): number {
  return nthWeekday(year, 11, THURSDAY, 4);
}

export function blackFriday(year: number): number {
  return americanThanksgiving(year) + 1;
}

/** In December where Thanksgiving is on the 27th or 28th. */
export function cyberMonday(year: number): number {
  return americanThanksgiving(year) + 4;
}

export function greenMonday(year: number): number {
  return nthWeekday(year, 12, MONDAY, 2);
}

/** The last Saturday before Christmas Eve: the 17th where the 24th is a Saturday itself (2022, 2033). */
export function superSaturday(year: number): number {
  return weekdayOnOrBefore(dayNumberOf(year, 12, 23), SATURDAY);
}
