import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, weekdayOf } from '~/core/days/day-number';
import { EVENT_NAMES, eventIn, eventsOf, type EventName } from '~/core/calendar/events';
import { AUDIENCES } from '~/core/listing/audience';
import { hasSharedData, sharedData } from '../../support/shared-data';

const COLUMNS: EventName[] = [
  'easter',
  'victoria-day',
  'memorial-day',
  'construction-holiday',
  'labour-day',
  'canadian-thanksgiving',
  'american-thanksgiving',
  'black-friday',
  'cyber-monday',
  'green-monday',
  'super-saturday',
];

/** Worked out beforehand, by hand and from printed calendars. */
const TABLE = `
2024 03-31 05-20 05-27 07-21..08-03 09-02 10-14 11-28 11-29 12-02 12-09 12-21
2025 04-20 05-19 05-26 07-20..08-02 09-01 10-13 11-27 11-28 12-01 12-08 12-20
2026 04-05 05-18 05-25 07-19..08-01 09-07 10-12 11-26 11-27 11-30 12-14 12-19
2027 03-28 05-24 05-31 07-18..07-31 09-06 10-11 11-25 11-26 11-29 12-13 12-18
2028 04-16 05-22 05-29 07-23..08-05 09-04 10-09 11-23 11-24 11-27 12-11 12-23
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

const YEARS = Array.from({ length: 17 }, (_, index) => 2019 + index);

/** First days of an event, 2019 to 2035. */
const computed = (name: EventName) => YEARS.map((year) => eventIn(name, year).start);

describe('events', () => {
  it.each(TABLE)('of %s are those of the table', (year, ...days) => {
    const found = COLUMNS.map((name) => {
      const { start, end } = eventIn(name, Number(year));
      return start === end ? start.slice(5) : `${start.slice(5)}..${end.slice(5)}`;
    });
    expect(found).toEqual(days);
  });

  it.each([
    // Not the last Thursday of November.
    ['american-thanksgiving', 2028, '2028-11-23'],
    ['american-thanksgiving', 2029, '2029-11-22'],
    // In December.
    ['cyber-monday', 2024, '2024-12-02'],
    ['cyber-monday', 2030, '2030-12-02'],
    // The 24th is a Saturday.
    ['super-saturday', 2022, '2022-12-17'],
    ['super-saturday', 2033, '2033-12-17'],
    ['green-monday', 2025, '2025-12-08'],
    ['saint-jean-baptiste', 2026, '2026-06-24'],
    ['canada-day', 2026, '2026-07-01'],
    ['independence-day', 2026, '2026-07-04'],
  ] as const)('%s of %i is on %s', (name, year, day) => {
    expect(eventIn(name, year)).toEqual({ name, start: day, end: day });
  });

  it('end the year with Boxing Week', () => {
    expect(eventIn('boxing-week', 2026)).toEqual({
      name: 'boxing-week',
      start: '2026-12-26',
      end: '2026-12-31',
    });
  });

  it.skipIf(!hasSharedData).each([
    ['victoria-day', 'CA_COMMON.json', 'Victoria Day'],
    ['victoria-day', 'CA_QC.json', "National Patriots' Day"],
    ['memorial-day', 'US_COMMON.json', 'Memorial Day'],
    ['saint-jean-baptiste', 'CA_QC.json', 'Saint John the Baptist Day'],
    ['canada-day', 'CA_COMMON.json', 'Canada Day'],
    ['independence-day', 'US_COMMON.json', 'Independence Day'],
    ['labour-day', 'CA_COMMON.json', 'Labor Day'],
    ['labour-day', 'US_COMMON.json', 'Labor Day'],
    ['canadian-thanksgiving', 'CA_ON.json', 'Thanksgiving Day'],
    ['american-thanksgiving', 'US_COMMON.json', 'Thanksgiving Day'],
    ['easter', 'US_COMMON.json', 'Easter Sunday'],
  ] as const)(
    '%s is on the days that a published table gives for 2019 to 2035: %s, %s (needs ../shared/data)',
    (name, file, published) => {
      const path = sharedData('calendar/vacanza-holidays', file);
      const table = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
      const days = Object.keys(table).filter((day) => table[day]?.split('; ').includes(published));
      expect(computed(name)).toEqual(days.toSorted());
    },
  );

  it('keep to their weekdays, their months and their lengths in any year', () => {
    const rules: Partial<Record<EventName, { weekday: number; from: string; to: string }>> = {
      easter: { weekday: 0, from: '03-22', to: '04-25' },
      'victoria-day': { weekday: 1, from: '05-18', to: '05-24' },
      'memorial-day': { weekday: 1, from: '05-25', to: '05-31' },
      'construction-holiday': { weekday: 0, from: '07-18', to: '07-24' },
      'labour-day': { weekday: 1, from: '09-01', to: '09-07' },
      'canadian-thanksgiving': { weekday: 1, from: '10-08', to: '10-14' },
      'american-thanksgiving': { weekday: 4, from: '11-22', to: '11-28' },
      'black-friday': { weekday: 5, from: '11-23', to: '11-29' },
      'cyber-monday': { weekday: 1, from: '11-26', to: '12-02' },
      'green-monday': { weekday: 1, from: '12-08', to: '12-14' },
      'super-saturday': { weekday: 6, from: '12-17', to: '12-23' },
    };
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => {
        for (const name of EVENT_NAMES) {
          const { start, end } = eventIn(name, year);
          const length = dayNumber(end) - dayNumber(start) + 1;
          expect(length).toBe(
            { 'construction-holiday': 14, 'boxing-week': 6 }[name as string] ?? 1,
          );
          const rule = rules[name];
          if (!rule) continue;
          expect(weekdayOf(dayNumber(start))).toBe(rule.weekday);
          expect(start >= `${year}-${rule.from}` && start <= `${year}-${rule.to}`).toBe(true);
        }
      }),
    );
  });

  it('of an audience are by day, and of one country for its buyers alone', () => {
    for (const audience of AUDIENCES) {
      const starts = eventsOf(2026, audience).map(({ start }) => start);
      expect(starts).toEqual(starts.toSorted());
    }
    const names = (audience: (typeof AUDIENCES)[number]) =>
      eventsOf(2026, audience).map(({ name }) => name);
    expect(names('US')).not.toContain('boxing-week');
    expect(names('CA')).not.toContain('saint-jean-baptiste');
    expect(names('QC')).toEqual(expect.arrayContaining(['saint-jean-baptiste', 'canada-day']));
    expect(names('QC')).not.toContain('american-thanksgiving');
  });
});
