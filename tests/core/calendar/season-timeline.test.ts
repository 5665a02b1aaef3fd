import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import { daysBetween } from '~/core/days/day-number';
import { LEAD_DAYS } from '~/core/calendar/milestones';
import { seasonAhead } from '~/core/calendar/season-ahead';
import { seasonTimeline } from '~/core/calendar/season-timeline';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { addDays, storeDay } from '~/core/days/store-day';

const timeline = (audience: Audience, today: string, announced: AnnouncedDate[] = []) =>
  seasonTimeline({ audience, today, announced, leadDays: LEAD_DAYS });

function announced(over: Partial<AnnouncedDate>): AnnouncedDate {
  return {
    kind: 'other',
    name: 'Free Shipping Day',
    audiences: ['US'],
    start: '2026-12-14',
    end: '2026-12-14',
    source: '',
    ...over,
  };
}

describe('the next twelve months', () => {
  it('hold each window, event and milestone that touches them', () => {
    const { from, until, windows, events, milestones } = timeline('QC', '2026-11-22');
    expect([from, until]).toEqual(['2026-11-22', '2027-11-21']);
    expect(windows.map(({ name, start }) => `${name} ${start}`)).toEqual([
      'holidays 2026-11-01',
      'spring 2027-01-01',
      'summer 2027-06-01',
      'back-to-school 2027-08-01',
      'autumn 2027-09-07',
      'holidays 2027-11-01',
    ]);
    expect(events.map(({ name }) => name)).toEqual([
      'black-friday',
      'cyber-monday',
      'green-monday',
      'super-saturday',
      'boxing-week',
      'easter',
      'victoria-day',
      'saint-jean-baptiste',
      'canada-day',
      'construction-holiday',
      'labour-day',
      'canadian-thanksgiving',
    ]);
    expect(milestones.map(({ name, on }) => `${name} ${on}`)).toEqual([
      'french-ready 2027-06-06',
      'listing-ready 2027-06-20',
      'scheduled 2027-07-04',
      'prices-frozen 2027-07-18',
      'french-ready 2027-10-01',
      'listing-ready 2027-10-15',
      'scheduled 2027-10-29',
      'prices-frozen 2027-11-12',
    ]);
  });

  it.each([
    ['2026-12-31', '2027-12-30'],
    ['2027-01-01', '2027-12-31'],
    ['2028-02-29', '2029-02-28'],
    ['2027-03-01', '2028-02-29'],
  ])('from %s end on %s', (today, until) => {
    expect(timeline('US', today).until).toBe(until);
  });

  it('show the merchant’s dates to the buyers whom they are for', () => {
    const dates = [
      announced({}),
      announced({ name: 'Over', start: '2026-11-20', end: '2026-11-21' }),
      announced({ name: 'Still on', start: '2026-11-20', end: '2026-11-22' }),
      announced({ name: 'Post', audiences: ['CA', 'QC'] }),
    ];
    const names = (audience: Audience) =>
      timeline(audience, '2026-11-22', dates).announced.map(({ name }) => name);
    expect(names('US')).toEqual(['Still on', 'Free Shipping Day']);
    expect(names('QC')).toEqual(['Post']);
  });

  it('take a construction holiday set by hand for the computed one of its year alone', () => {
    const own = announced({
      kind: 'construction-holiday',
      audiences: ['QC'],
      start: '2027-07-25',
      end: '2027-08-07',
    });
    const names = (today: string) =>
      timeline('QC', today, [own]).events.map(({ name, start }) => `${name} ${start}`);
    expect(names('2027-01-01')).not.toContain('construction-holiday 2027-07-18');
    expect(names('2028-01-01')).toContain('construction-holiday 2028-07-23');
  });

  it('hold nothing that lies outside them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AUDIENCES),
        fc.integer({ min: 0, max: 9_000 }),
        (audience, offset) => {
          const today = addDays('2020-01-01', offset);
          const { from, until, windows, events, milestones } = timeline(audience, today);
          expect([365, 366]).toContain(daysBetween(from, until) + 1);
          for (const { start, end } of [...windows, ...events]) {
            expect(end >= from && start <= until && start <= end).toBe(true);
          }
          for (const { on } of milestones) expect(on >= from && on <= until).toBe(true);
          // Each season's peak is met once a year, so each milestone comes once, or twice about its own day.
          expect(milestones.length).toBeGreaterThanOrEqual(audience === 'QC' ? 7 : 5);
        },
      ),
    );
  });
});

describe('the season ahead', () => {
  it.each([
    ['US', '2026-11-22', 'holidays', 5, 32],
    ['US', '2026-11-27', 'holidays', 0, 27],
    ['US', '2026-12-24', 'holidays', -27, 0],
    ['US', '2026-12-25', 'back-to-school', 202, 255],
    ['QC', '2026-12-31', 'holidays', -34, 0],
    ['QC', '2027-01-01', 'back-to-school', 212, 248],
    ['CA', '2028-02-29', 'back-to-school', 160, 195],
    ['CA', '2026-09-14', 'back-to-school', -35, 0],
    ['CA', '2026-09-15', 'holidays', 73, 107],
  ] as const)(
    'for %s on %s is %s, %i days before its peak',
    (audience, today, season, peak, end) => {
      expect(seasonAhead(audience, today)).toMatchObject({
        season,
        daysToPeak: peak,
        daysToEnd: end,
      });
    },
  );

  it.each([
    // The same instant, on both sides of midnight.
    ['2026-11-27T04:00:00Z', 'America/Toronto', 1],
    ['2026-11-27T04:00:00Z', 'America/St_Johns', 0],
    ['2026-11-27T04:00:00Z', 'America/Los_Angeles', 1],
    ['2026-11-27T04:00:00Z', 'Asia/Shanghai', 0],
    ['2026-11-26T15:59:00Z', 'Asia/Shanghai', 1],
    ['2026-11-26T16:00:00Z', 'Asia/Shanghai', 0],
    ['2026-11-27T07:59:00Z', 'America/Los_Angeles', 1],
    ['2026-11-27T08:00:00Z', 'America/Los_Angeles', 0],
    // Over both clock changes a day stays a day.
    ['2026-03-08T04:30:00Z', 'America/Toronto', 265],
    ['2026-03-08T05:30:00Z', 'America/Toronto', 264],
    ['2026-11-01T03:30:00Z', 'America/Toronto', 27],
    ['2026-11-01T04:30:00Z', 'America/Toronto', 26],
    ['2026-11-02T04:30:00Z', 'America/Toronto', 26],
    ['2026-11-02T05:30:00Z', 'America/Toronto', 25],
    ['2026-11-01T02:29:00Z', 'America/St_Johns', 27],
    ['2026-11-01T02:30:00Z', 'America/St_Johns', 26],
  ])('at %s in %s has %i days left to Black Friday', (instant, timeZone, days) => {
    const today = storeDay(new Date(instant), timeZone);
    expect(daysBetween(today, '2026-11-27')).toBe(days);
    if (today >= '2026-09-15') expect(seasonAhead('US', today).daysToPeak).toBe(days);
  });
});
