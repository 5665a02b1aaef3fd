import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '~/core/days/day-number';
import { marketShare, seasonSharePeriods } from '~/core/calendar/season-share';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { currentOrNextSeason, seasonWindow } from '~/core/calendar/seasons';
import { AUDIENCES } from '~/core/listing/audience';
import { addDays } from '~/core/days/store-day';

const HOLIDAYS_US = { season: 'holidays', audience: 'US', peak: '2026-11-27' } as const;

describe('where to look for what a season was worth', () => {
  it('is last year’s season, within the twelve months up to the last known day', () => {
    const known = { since: '2024-01-01', until: '2026-09-30' };
    expect(seasonSharePeriods({ ...HOLIDAYS_US, known })).toEqual({
      season: { since: '2025-11-01', until: '2025-12-24' },
      year: { since: '2025-10-01', until: '2026-09-30' },
    });
  });

  it('ends on the eve of this year’s season once that is on', () => {
    const known = { since: '2025-11-01', until: '2026-12-10' };
    expect(seasonSharePeriods({ ...HOLIDAYS_US, known })).toEqual({
      season: { since: '2025-11-01', until: '2025-12-24' },
      year: { since: '2025-11-01', until: '2026-10-31' },
    });
  });

  it.each([
    ['one day of the twelve months is missing', '2025-10-02', '2026-09-30'],
    ['nothing was read for most of a year', '2024-01-01', '2025-12-23'],
    ['sixty days are known', '2026-08-01', '2026-09-30'],
  ])('is not known where %s', (_why, since, until) => {
    expect(seasonSharePeriods({ ...HOLIDAYS_US, known: { since, until } })).toBeNull();
  });

  it('counts twelve months over 29 February', () => {
    const bts = { season: 'back-to-school', audience: 'US', peak: '2028-07-15' } as const;
    const year = (until: string) =>
      seasonSharePeriods({ ...bts, known: { since: '2020-01-01', until } })?.year.since;
    expect(year('2028-02-28')).toBe('2027-03-01');
    expect(year('2028-02-29')).toBe('2027-03-01');
    expect(year('2028-03-01')).toBe('2027-03-02');
    const later = { ...bts, peak: '2029-07-15' };
    expect(
      seasonSharePeriods({ ...later, known: { since: '2020-01-01', until: '2029-02-28' } })?.year,
    ).toEqual({ since: '2028-02-29', until: '2029-02-28' });
  });

  it('holds one whole season and no more than a year, on any day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SEASON_NAMES),
        fc.constantFrom(...AUDIENCES),
        fc.integer({ min: 0, max: 9_000 }),
        (season, audience, offset) => {
          const today = addDays('2020-01-01', offset);
          const { peak } = currentOrNextSeason(season, audience, today);
          const known = { since: '2010-01-01', until: addDays(today, -1) };
          const periods = seasonSharePeriods({ season, audience, peak, known });
          if (periods === null) throw new Error(`nothing known on ${today}`);
          const { season: inside, year } = periods;
          expect([365, 366]).toContain(daysBetween(year.since, year.until) + 1);
          expect(year.since <= inside.since && inside.until <= year.until).toBe(true);
          expect(year.until <= known.until).toBe(true);
          // Not a day of the season that is on or comes next.
          const next = seasonWindow(season, audience, Number(peak.slice(0, 4)));
          expect(year.until < next.start).toBe(true);
        },
      ),
    );
  });
});

it('names the market’s figure where somebody published one, and none elsewhere', () => {
  expect(marketShare('holidays', 'US')).toMatchObject({ source: 'market', share: 0.19 });
  expect(marketShare('holidays', 'CA')).toBeNull();
  expect(marketShare('back-to-school', 'US')).toBeNull();
});
