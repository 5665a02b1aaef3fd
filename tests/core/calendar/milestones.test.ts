import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '~/core/days/day-number';
import { LEAD_DAYS, upcomingMilestones } from '~/core/calendar/milestones';
import { AUDIENCES } from '~/core/listing/audience';
import { addDays } from '~/core/days/store-day';

const lines = (options: Parameters<typeof upcomingMilestones>[0]) =>
  upcomingMilestones(options).map(
    ({ on, name, season, audience, peak }) => `${on} ${name} ${season} ${audience} ${peak}`,
  );

describe('milestones', () => {
  it('precede the holidays of 2026 by eight, six, four and two weeks', () => {
    expect(lines({ today: '2026-10-01', audiences: ['US', 'QC'], withinDays: 60 })).toEqual([
      '2026-10-02 french-ready holidays QC 2026-11-27',
      '2026-10-16 listing-ready holidays US 2026-11-27',
      '2026-10-16 listing-ready holidays QC 2026-11-27',
      '2026-10-30 scheduled holidays US 2026-11-27',
      '2026-10-30 scheduled holidays QC 2026-11-27',
      '2026-11-13 prices-frozen holidays US 2026-11-27',
      '2026-11-13 prices-frozen holidays QC 2026-11-27',
    ]);
  });

  it('count the first and the last day', () => {
    const audiences = ['QC'] as const;
    expect(lines({ today: '2026-10-02', audiences, withinDays: 0 })).toHaveLength(1);
    expect(lines({ today: '2026-10-01', audiences, withinDays: 1 })).toHaveLength(1);
    expect(lines({ today: '2026-10-03', audiences, withinDays: 12 })).toEqual([]);
  });

  it('go on past the end of the year', () => {
    expect(lines({ today: '2026-12-31', audiences: ['US'], withinDays: 160 })).toEqual([
      '2027-06-03 listing-ready back-to-school US 2027-07-15',
    ]);
  });

  it('are in order, within the days asked for, and as long before the peak as they should be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 0, max: 800 }),
        (offset, withinDays) => {
          const today = addDays('2020-02-29', offset);
          const found = upcomingMilestones({ today, audiences: AUDIENCES, withinDays });
          const days = found.map(({ on }) => on);
          expect(days).toEqual(days.toSorted());
          for (const { on, name, peak, audience } of found) {
            expect(dayNumber(peak) - dayNumber(on)).toBe(LEAD_DAYS[name]);
            expect(dayNumber(on) - dayNumber(today)).toBeGreaterThanOrEqual(0);
            expect(dayNumber(on) - dayNumber(today)).toBeLessThanOrEqual(withinDays);
            expect(name === 'french-ready' && audience !== 'QC').toBe(false);
          }
          // A year holds each once: 3 for the US and Canada, 4 for Quebec, of two seasons.
          if (withinDays >= 370) expect(found.length).toBeGreaterThanOrEqual(20);
        },
      ),
    );
  });
});
