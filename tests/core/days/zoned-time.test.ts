import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOfDay } from '~/core/days/start-of-day';
import { instantOf, localTimeOf } from '~/core/days/zoned-time';
import { addDays, storeDay } from '~/core/days/store-day';

const ZONES = ['America/Toronto', 'America/St_Johns', 'America/Los_Angeles', 'Asia/Shanghai'];

describe('the instant of a local time', () => {
  it.each([
    // Winter and summer.
    ['2026-11-27T00:00', 'America/Toronto', '2026-11-27T05:00:00.000Z'],
    ['2026-11-27T00:00', 'America/St_Johns', '2026-11-27T03:30:00.000Z'],
    ['2026-11-27T00:00', 'America/Los_Angeles', '2026-11-27T08:00:00.000Z'],
    ['2026-11-27T00:00', 'Asia/Shanghai', '2026-11-26T16:00:00.000Z'],
    ['2026-07-01T09:15', 'America/Toronto', '2026-07-01T13:15:00.000Z'],
    ['2026-07-01T09:15', 'America/St_Johns', '2026-07-01T11:45:00.000Z'],
    // Clocks skip from 02:00 to 03:00 on 8 March 2026.
    ['2026-03-08T01:59', 'America/Toronto', '2026-03-08T06:59:00.000Z'],
    ['2026-03-08T02:30', 'America/Toronto', '2026-03-08T07:30:00.000Z'],
    ['2026-03-08T03:30', 'America/Toronto', '2026-03-08T07:30:00.000Z'],
    ['2026-03-08T02:30', 'America/St_Johns', '2026-03-08T06:00:00.000Z'],
    ['2026-03-08T02:30', 'Asia/Shanghai', '2026-03-07T18:30:00.000Z'],
    // They show 01:00 to 02:00 twice on 1 November 2026: the first counts.
    ['2026-11-01T01:30', 'America/Los_Angeles', '2026-11-01T08:30:00.000Z'],
    ['2026-11-01T02:00', 'America/Los_Angeles', '2026-11-01T10:00:00.000Z'],
    ['2028-02-29T23:59', 'America/Toronto', '2028-03-01T04:59:00.000Z'],
    ['2026-12-31T23:59', 'America/St_Johns', '2027-01-01T03:29:00.000Z'],
    ['2027-01-01T00:00', 'Asia/Shanghai', '2026-12-31T16:00:00.000Z'],
  ])('%s in %s is %s', (local, timeZone, instant) => {
    expect(instantOf(local, timeZone).toISOString()).toBe(instant);
  });

  it.each([
    ['2027-02-29T10:00', 'America/Toronto'],
    ['2026-11-27T24:30', 'America/Toronto'],
    ['tomorrow', 'America/Toronto'],
    ['2026-11-27T10:00', 'America/Atlantis'],
  ])('%s in %s is none', (local, timeZone) => {
    expect(() => instantOf(local, timeZone)).toThrow(RangeError);
  });

  it('is what clocks show then, except for times that they skip', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 12 * 366 * 24 * 60 }),
        (timeZone, minutes) => {
          const instant = new Date(Date.UTC(2019, 0, 1) + minutes * 60_000);
          const local = localTimeOf(instant, timeZone);
          const again = instantOf(local, timeZone);
          expect(localTimeOf(again, timeZone)).toBe(local);
          // An hour that clocks show twice: the first of the two.
          expect([0, 3_600_000]).toContain(instant.getTime() - again.getTime());
          expect(local.slice(0, 10)).toBe(storeDay(instant, timeZone));
        },
      ),
    );
  });
});

describe('the start of a day', () => {
  it('is its first instant there, on days when clocks change as well', () => {
    // Havana and Santiago change at midnight, so that some days begin at one o’clock.
    const zone = fc.constantFrom(...ZONES, 'America/Havana', 'America/Santiago', 'UTC');
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 6000 }), (timeZone, offset) => {
        const day = addDays('2020-01-01', offset);
        const start = startOfDay(day, timeZone);
        expect(storeDay(new Date(start), timeZone)).toBe(day);
        expect(storeDay(new Date(start - 1), timeZone)).toBe(addDays(day, -1));
      }),
    );
  });

  it.each([
    ['2026-03-08', 'America/Havana', '2026-03-08T05:00:00.000Z'],
    ['2026-03-08', 'America/Toronto', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/Toronto', '2026-03-09T04:00:00.000Z'],
    ['2028-02-29', 'America/St_Johns', '2028-02-29T03:30:00.000Z'],
  ])('%s in %s is %s', (day, timeZone, instant) => {
    expect(new Date(startOfDay(day, timeZone)).toISOString()).toBe(instant);
  });
});
