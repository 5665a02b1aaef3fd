import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '~/core/days/day-number';
import { liftPeriods } from '~/core/promotions/lift-periods';

const holidays = (since: string, until: string) =>
  liftPeriods({ season: 'holidays', audience: 'US', since, until });

describe('what a season is compared with', () => {
  it('is the half years around the seasons that are known whole', () => {
    const { seasons, seasonDays, otherDays } = holidays('2024-11-22', '2026-11-21');
    // That of 2024 had begun, that of 2026 is not over.
    expect(seasons).toEqual([{ first: '2025-11-01', last: '2025-12-24' }]);
    expect(seasonDays).toBe(54);
    expect(otherDays).toBe(182 + 182);
  });

  it('takes every whole season, and no day twice', () => {
    const { seasons, seasonDays, weeks } = holidays('2022-01-01', '2026-06-30');
    expect(seasons.map(({ first }) => first.slice(0, 4))).toEqual(['2022', '2023', '2024', '2025']);
    expect(seasonDays).toBe(4 * 54);
    const firsts = weeks.map(({ first }) => first);
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('is nothing where no season is known whole', () => {
    expect(holidays('2026-01-01', '2026-11-21')).toEqual({
      seasons: [],
      seasonDays: 0,
      otherDays: 0,
      weeks: [],
    });
  });

  it('falls into weeks that hold each compared day once, whatever is known', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2030-01-01') }),
        fc.integer({ min: 0, max: 1500 }),
        fc.constantFrom('back-to-school' as const, 'holidays' as const),
        fc.constantFrom('US' as const, 'CA' as const, 'QC' as const),
        (first, length, season, audience) => {
          const [since, until] = [isoDay(first), isoDay(first + length)];
          const { weeks, seasonDays, otherDays } = liftPeriods({ season, audience, since, until });
          const days = new Set<number>();
          for (const { first: from, last, days: count } of weeks) {
            expect(count).toBe(dayNumber(last) - dayNumber(from) + 1);
            expect(count).toBeLessThanOrEqual(7);
            for (let day = dayNumber(from); day <= dayNumber(last); day += 1) {
              expect(days.has(day)).toBe(false);
              days.add(day);
            }
            expect(from >= since && last <= until).toBe(true);
          }
          expect(days.size).toBe(seasonDays + otherDays);
        },
      ),
      { numRuns: 60 },
    );
  });
});
