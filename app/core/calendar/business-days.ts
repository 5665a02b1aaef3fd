import { dayNumber, weekdayOf } from '../days/day-number';
import { isHoliday } from './holidays';

/** Where business has to be open for a day to count. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 subdivision without the country, such as `QC`. */
  province: string | null;
}

/**
 * Business days from one day to another, both `YYYY-MM-DD`: 0 on the same day, 1 on the next one that is open
 * in every place. What begins on a closed day begins on the next open one.
 */
export function businessDaysBetween(from: string, to: string, places: readonly Place[]): number {
  const last = dayNumber(to);
  let day = dayNumber(from);
  while (day < last && !isOpen(day, places)) day++;
  let count = 0;
  for (day++; day <= last; day++) if (isOpen(day, places)) count++;
  return count;
}

function isOpen(day: number, places: readonly Place[]): boolean {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return false;
  return places.every(({ country, province }) => !isHoliday(day, country, province));
}
