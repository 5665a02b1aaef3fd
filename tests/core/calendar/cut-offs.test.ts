import { expect, it } from 'vitest';
import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import { cutOffsOf } from '~/core/calendar/cut-offs';
import { currentOrNextSeason } from '~/core/calendar/seasons';

const TODAY = '2026-11-28';

function cutOff(name: string, end: string, over: Partial<AnnouncedDate> = {}): AnnouncedDate {
  return {
    kind: 'carrier-cut-off',
    name,
    audiences: ['US'],
    start: end,
    end,
    source: '',
    ...over,
  };
}

it('belongs to the season that is on or next on its last day, by day, with what is left', () => {
  const dates = [
    cutOff('air', '2026-12-17'),
    cutOff('ground', '2026-11-20', { start: '2026-11-18' }),
    cutOff('sea', '2026-09-25'),
    cutOff('last year', '2025-12-15'),
    cutOff('next year', '2027-12-15'),
    cutOff('school', '2027-07-02'),
    cutOff('to Canada', '2026-12-01', { audiences: ['QC'] }),
    cutOff('Free Shipping Day', '2026-12-14', { kind: 'free-shipping-day' }),
  ];
  const names = (season: 'holidays' | 'back-to-school', buyers: ('US' | 'CA' | 'QC')[]) =>
    cutOffsOf({
      season: currentOrNextSeason(season, buyers[0] ?? 'US', TODAY),
      buyers,
      dates,
      today: TODAY,
    }).map(({ name, daysLeft }) => [name, daysLeft]);
  expect(names('holidays', ['US'])).toEqual([
    ['sea', -64],
    ['ground', -8],
    ['air', 19],
  ]);
  expect(names('back-to-school', ['US'])).toEqual([['school', 216]]);
  expect(names('holidays', ['CA', 'QC'])).toEqual([['to Canada', 3]]);
  expect(names('holidays', ['CA'])).toEqual([]);
});
