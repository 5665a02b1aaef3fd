import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTimeOf } from '~/core/days/zoned-time';
import { digestOfWeek, digestsAround, isoWeekOf } from '~/core/digest/schedule';
import { addDays } from '~/core/days/store-day';
import { ZONES } from './zones';

const at = (instant: string) => new Date(instant);
const MONDAY_8 = { weekday: 1, hour: 8 };

/** The day that a slot names when it is due at that time of the store, and how late that is: an hour that is skipped may be the day's last. */
function askedFor(local: string, { weekday, hour }: typeof MONDAY_8) {
  const day = local.slice(0, 10);
  const weekdayOf = (each: string) => ((new Date(`${each}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const slotDay = [day, addDays(day, -1)].find((each) => weekdayOf(each) === weekday) ?? '';
  const asked = Date.parse(`${slotDay}T${String(hour).padStart(2, '0')}:00Z`);
  return { slotDay, minutesLate: (Date.parse(`${local.slice(0, 16)}Z`) - asked) / 60_000 };
}

describe('the ISO week', () => {
  it.each([
    ['2026-11-23', '2026-W48'],
    ['2026-11-29', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2023-01-01', '2022-W52'],
  ])('of %s is %s', (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
  });
});

describe('when a digest is due', () => {
  it('is the hour on the clocks of the store', () => {
    const { last, next } = digestsAround(at('2026-11-25T12:00:00Z'), MONDAY_8, 'America/Toronto');
    expect(last).toEqual({ at: at('2026-11-23T13:00:00Z'), isoWeek: '2026-W48' });
    expect(next).toEqual({ at: at('2026-11-30T13:00:00Z'), isoWeek: '2026-W49' });
  });

  it('is at that very instant, not before', () => {
    const due = at('2026-11-23T13:00:00Z');
    const just = new Date(due.getTime() - 1);
    expect(digestsAround(due, MONDAY_8, 'America/Toronto').last.at).toEqual(due);
    expect(digestsAround(just, MONDAY_8, 'America/Toronto').next.at).toEqual(due);
  });

  it('follows clocks that change', () => {
    const spring = digestsAround(at('2026-03-07T00:00:00Z'), MONDAY_8, 'America/Toronto');
    expect([spring.last.at, spring.next.at]).toEqual([
      at('2026-03-02T13:00:00Z'),
      at('2026-03-09T12:00:00Z'),
    ]);
  });

  it('is behind the gap where clocks skip the hour, and the first of an hour that they show twice', () => {
    const sunday2 = { weekday: 7, hour: 2 };
    expect(digestOfWeek('2026-W10', sunday2, 'America/Toronto').at).toEqual(
      at('2026-03-08T07:00:00Z'),
    );
    const sunday1 = { weekday: 7, hour: 1 };
    expect(digestOfWeek('2026-W44', sunday1, 'America/Toronto').at).toEqual(
      at('2026-11-01T05:00:00Z'),
    );
  });

  it('is on the next day where clocks skip the last hour of a day', () => {
    const saturday = { weekday: 6, hour: 23 };
    const { last } = digestsAround(at('2030-03-31T12:00:00Z'), saturday, 'America/Nuuk');
    expect(localTimeOf(last.at, 'America/Nuuk').slice(0, 13)).toBe('2030-03-31T00');
    expect(last.isoWeek).toBe('2030-W13');
    expect(digestOfWeek('2030-W13', saturday, 'America/Nuuk')).toEqual(last);
  });

  it('is once in the week in which Samoa had no Friday, and once in a week that had two', () => {
    const friday = { weekday: 5, hour: 8 };
    const weeks = ['2011-W51', '2011-W52', '2012-W01'].map((week) =>
      digestOfWeek(week, friday, 'Pacific/Apia'),
    );
    expect(weeks.map(({ at: due }) => due)).toEqual([
      at('2011-12-23T18:00:00Z'),
      // 30 December never came there: it was over before it began.
      at('2011-12-30T18:00:00Z'),
      at('2012-01-05T18:00:00Z'),
    ]);
  });

  it('is known by its week for every slot and zone, and at the hour that was asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 23 }),
        fc.date({
          min: at('2025-01-01T00:00:00Z'),
          max: at('2032-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        (timeZone, weekday, hour, now) => {
          const slot = { weekday, hour };
          const { last, next } = digestsAround(now, slot, timeZone);
          expect(last.at.getTime()).toBeLessThanOrEqual(now.getTime());
          expect(next.at.getTime()).toBeGreaterThan(now.getTime());
          for (const due of [last, next]) {
            expect(digestOfWeek(due.isoWeek, slot, timeZone)).toEqual(due);
            const { slotDay, minutesLate } = askedFor(localTimeOf(due.at, timeZone), slot);
            expect(isoWeekOf(slotDay)).toBe(due.isoWeek);
            // Where clocks skip the hour.
            expect(minutesLate).toBeGreaterThanOrEqual(0);
            expect(minutesLate).toBeLessThanOrEqual(60);
          }
          const weekLater = addDays(askedFor(localTimeOf(last.at, timeZone), slot).slotDay, 7);
          expect(isoWeekOf(weekLater)).toBe(next.isoWeek);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
