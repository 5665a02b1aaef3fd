import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayNumberOf, isoDay, weekdayOf } from '~/core/days/day-number';
import { isHoliday } from '~/core/calendar/holidays';
import { hasSharedData, sharedData } from '../../support/shared-data';

const PROVINCES = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'];

/** Kept by some employers alone, or once. */
const NOT_GENERAL: Record<string, string[]> = {
  AB: ['Easter Monday'],
  ON: ['Easter Monday'],
  NL: ["Saint Patrick's Day", "Saint George's Day", 'Discovery Day', "Orangemen's Day"],
  YT: ['Heritage Day'],
  US: [
    'Groundhog Day',
    "Valentine's Day",
    "Saint Patrick's Day",
    'Good Friday',
    'Easter Sunday',
    "Mother's Day",
    "Father's Day",
    'Halloween',
    'Christmas Eve',
    "New Year's Eve",
    'Election Day',
    'National Day of Mourning for former President Jimmy Carter',
    'Day After Christmas',
  ],
};
const EVERYWHERE_ONCE = ['Funeral of Her Majesty the Queen Elizabeth II'];

/** Weekdays on which the published table has a general holiday, 2019 to 2035. */
function published(file: string, place: string): string[] {
  const left = new Set([...(NOT_GENERAL[place] ?? []), ...EVERYWHERE_ONCE]);
  const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return Object.entries(table)
    .filter(([day, names]) => isWeekday(day) && names.split('; ').some((name) => !left.has(name)))
    .map(([day]) => day)
    .sort();
}

function isWeekday(day: string): boolean {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

function computed(country: string, province: string | null): string[] {
  const days: string[] = [];
  for (let day = dayNumberOf(2019, 1, 1); day < dayNumberOf(2036, 1, 1); day++) {
    const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
    if (!isWeekend && isHoliday(day, country, province)) days.push(isoDay(day));
  }
  return days;
}

describe('holidays', () => {
  it.skipIf(!hasSharedData).each(PROVINCES)(
    'are those of a published table in %s, 2019 to 2035 (needs ../shared/data)',
    (province) => {
      const file = sharedData('calendar/vacanza-holidays', `CA_${province}.json`);
      expect(computed('CA', province)).toEqual(published(file, province));
    },
  );

  it.skipIf(!hasSharedData)(
    'are those of a published table in the US, 2019 to 2035 (needs ../shared/data)',
    () => {
      const file = sharedData('calendar/vacanza-holidays/US_COMMON.json');
      expect(computed('US', null)).toEqual(published(file, 'US'));
    },
  );

  it('are not known for other countries', () => {
    expect(computed('GB', null)).toEqual([]);
  });

  it('are the common ones where the province is not known', () => {
    const days = computed('CA', null).filter((day) => day.startsWith('2026'));
    expect(days).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-05-18',
      '2026-07-01',
      '2026-09-07',
      '2026-09-30',
      '2026-10-12',
      '2026-11-11',
      '2026-12-25',
      '2026-12-28',
    ]);
  });
});
