import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  easterSunday,
  isoDay,
  nthWeekday,
  weekdayOf,
  weekdayOnOrBefore,
} from '~/core/days/day-number';

describe('day numbers', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    // The earliest and the latest of the century's usual corner cases.
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('put Easter of %i on %s', (year, day) => {
    expect(isoDay(easterSunday(year))).toBe(day);
  });

  it('know their weekday, before 1970 as well', () => {
    expect(
      ['2026-11-22', '2026-11-23', '1969-12-31'].map((day) => weekdayOf(dayNumber(day))),
    ).toEqual([0, 1, 3]);
  });

  it('count weekdays of a month, and back from a day', () => {
    expect(isoDay(nthWeekday(2028, 11, 4, 4))).toBe('2028-11-23');
    expect(isoDay(weekdayOnOrBefore(dayNumber('2026-05-24'), 1))).toBe('2026-05-18');
    expect(isoDay(weekdayOnOrBefore(dayNumber('2027-05-24'), 1))).toBe('2027-05-24');
  });
});
