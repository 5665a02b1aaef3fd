import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seasonMarksOf } from '~/core/calendar/season-marks';
import { retailWindow, seasonWindow, WINDOW_NAMES } from '~/core/calendar/seasons';
import { addDays } from '~/core/days/store-day';
import { AUDIENCES } from '~/core/listing/audience';
import { hasSharedData, sharedData } from '../../support/shared-data';

describe('season windows', () => {
  it.each([
    [2024, '2024-09-02', '2024-11-29'],
    [2025, '2025-09-01', '2025-11-28'],
    [2026, '2026-09-07', '2026-11-27'],
    [2027, '2027-09-06', '2027-11-26'],
    [2028, '2028-09-04', '2028-11-24'],
    // US Thanksgiving is not always the last Thursday.
    [2029, '2029-09-03', '2029-11-23'],
  ])('of %i end school shopping on Labour Day and peak on Black Friday', (year, labour, black) => {
    expect(seasonWindow('back-to-school', 'US', year)).toEqual({
      start: `${year}-07-01`,
      peak: `${year}-07-15`,
      end: labour,
    });
    expect(seasonWindow('back-to-school', 'CA', year)).toEqual({
      start: `${year}-07-15`,
      peak: addDays(labour, -28),
      end: addDays(labour, 7),
    });
    expect(seasonWindow('back-to-school', 'QC', year)).toEqual({
      start: `${year}-08-01`,
      peak: `${year}-08-01`,
      peakEnd: `${year}-08-31`,
      end: labour,
    });
    const holidays = { start: `${year}-11-01`, peak: black };
    expect(seasonWindow('holidays', 'US', year)).toEqual({ ...holidays, end: `${year}-12-24` });
    expect(seasonWindow('holidays', 'CA', year)).toEqual({ ...holidays, end: `${year}-12-31` });
    expect(seasonWindow('holidays', 'QC', year)).toEqual({ ...holidays, end: `${year}-12-31` });
  });

  it.skipIf(!hasSharedData)(
    'have the Labour Day and Thanksgiving of a published table, 2019 to 2035 (needs ../shared/data)',
    () => {
      const days = (file: string, name: string) => {
        const path = sharedData('calendar/vacanza-holidays', file);
        const table = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
        return Object.keys(table).filter((day) => table[day]?.split('; ').includes(name));
      };
      const years = Array.from({ length: 17 }, (_, index) => 2019 + index);
      const labourDays = years.map((year) => seasonWindow('back-to-school', 'US', year).end);
      expect(labourDays).toEqual(days('CA_COMMON.json', 'Labor Day'));
      expect(labourDays).toEqual(days('US_COMMON.json', 'Labor Day'));
      expect(years.map((year) => addDays(seasonWindow('holidays', 'US', year).peak, -1))).toEqual(
        days('US_COMMON.json', 'Thanksgiving Day'),
      );
    },
  );

  it.each([
    ['spring', '2028-01-01', '2028-05-31'],
    ['summer', '2028-06-01', '2028-06-30'],
    ['autumn', '2028-09-05', '2028-10-31'],
  ] as const)('of %s have no peak', (name, start, end) => {
    for (const audience of AUDIENCES) {
      expect(retailWindow(name, audience, 2028)).toEqual({ start, peak: null, end });
    }
  });

  it('cover the year but for what the table of windows leaves out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), (offset) => {
        const day = addDays('2019-01-01', offset);
        const isCovered = (audience: (typeof AUDIENCES)[number]) =>
          WINDOW_NAMES.some((name) => {
            const { start, end } = retailWindow(name, audience, Number(day.slice(0, 4)));
            return start <= day && day <= end;
          });
        const month = day.slice(5);
        expect(isCovered('US')).toBe(month < '12-25');
        expect(isCovered('CA')).toBe(month < '07-01' || month >= '07-15');
        expect(isCovered('QC')).toBe(month < '07-01' || month >= '08-01');
      }),
    );
  });

  it('are in order in any year', () => {
    const season = fc.constantFrom('back-to-school' as const, 'holidays' as const);
    fc.assert(
      fc.property(
        season,
        fc.constantFrom(...AUDIENCES),
        fc.integer({ min: 2000, max: 2099 }),
        (name, audience, year) => {
          const { start, peak, end } = seasonWindow(name, audience, year);
          expect([start, peak, end].toSorted()).toEqual([start, peak, end]);
        },
      ),
    );
  });
});

describe('season marks', () => {
  const marks = (tags: string[], now = '2026-11-22T12:00:00Z', timeZone = 'America/Toronto') =>
    seasonMarksOf({ tags, audiences: ['US', 'QC'], now: new Date(now), timeZone }).map(
      ({ season, audience, end }) => `${season} ${audience} ${end}`,
    );
  const HOLIDAYS = ['holidays US 2026-12-24', 'holidays QC 2026-12-31'];
  const SCHOOL = ['back-to-school US 2027-09-06', 'back-to-school QC 2027-09-06'];

  it.each([
    'holiday',
    'Holidays',
    'CHRISTMAS',
    'noël',
    'Noe\u0308l 2026',
    'season:xmas',
    'Temps-des-Fêtes',
  ])('read %s as the holidays', (tag) => {
    expect(marks([tag])).toEqual(HOLIDAYS);
  });

  it.each(['back-to-school', 'Back to School', 'Rentrée', 'rentrée scolaire', 'saison: rentrée'])(
    'read %s as back-to-school, next year once it is over',
    (tag) => {
      expect(marks([tag])).toEqual(SCHOOL);
    },
  );

  it.each([
    'gift',
    'school',
    'winter',
    'no holiday returns',
    'christmas tree',
    'christmas-2025',
    '',
  ])('read nothing into %j', (tag) => {
    expect(marks([tag])).toEqual([]);
  });

  it('take what the merchant chose, and each season once', () => {
    const options = {
      audiences: ['US'] as const,
      now: new Date('2026-07-20T12:00:00Z'),
      timeZone: 'UTC',
    };
    const chosen = seasonMarksOf({
      ...options,
      tags: ['holiday', 'xmas'],
      chosen: ['back-to-school'],
    });
    expect(chosen.map(({ season }) => season)).toEqual(['back-to-school', 'holidays']);
  });

  it('go by the day in the store’s time zone', () => {
    const newYear = '2027-01-01T03:00:00Z';
    expect(marks(['holiday'], newYear, 'America/Toronto')[1]).toBe('holidays QC 2026-12-31');
    expect(marks(['holiday'], newYear, 'UTC')[1]).toBe('holidays QC 2027-12-31');
  });
});
