import { instantOf, localTimeOf } from '../days/zoned-time';
import { daysBetween } from '../days/day-number';
import { addDays } from '../days/store-day';

/** When a recipient wants the digest, on the clocks of their store. */
export interface WeeklySlot {
  /** By ISO 8601: Monday is 1, Sunday 7. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
}

/** One week's digest: when it is due, and the week that it is counted for. */
export interface DueDigest {
  at: Date;
  /** `2026-W48`: of the day that the slot names, whatever day it is elsewhere. */
  isoWeek: string;
}

/**
 * The latest digest that is due by now, and the one after it. Each ISO week has exactly one, whatever clocks do: an
 * hour that they skip is moved behind the gap, of an hour that they show twice the first counts (zoned-time.ts), and
 * the week is the calendar's, so that a zone which changes sides of the date line neither loses nor gains one.
 */
export function digestsAround(
  now: Date,
  slot: WeeklySlot,
  timeZone: string,
): { last: DueDigest; next: DueDigest } {
  let monday = mondayOf(localTimeOf(now, timeZone).slice(0, 10));
  let last = digestOf(monday, slot, timeZone);
  let next = last;
  while (last.at > now) {
    monday = addDays(monday, -7);
    next = last;
    last = digestOf(monday, slot, timeZone);
  }
  while (next.at <= now) {
    monday = addDays(monday, 7);
    last = next;
    next = digestOf(monday, slot, timeZone);
  }
  return { last, next };
}

/** The digest of an ISO week, such as `2026-W48`. */
export function digestOfWeek(isoWeek: string, slot: WeeklySlot, timeZone: string): DueDigest {
  const [year, week] = isoWeek.split('-W').map(Number);
  // 4 January is in the first week of its year.
  const monday = addDays(mondayOf(`${year}-01-04`), 7 * ((week ?? NaN) - 1));
  return digestOf(monday, slot, timeZone);
}

function digestOf(monday: string, { weekday, hour }: WeeklySlot, timeZone: string): DueDigest {
  const day = addDays(monday, weekday - 1);
  return {
    at: instantOf(`${day}T${String(hour).padStart(2, '0')}:00`, timeZone),
    isoWeek: isoWeekOf(day),
  };
}

/** The ISO 8601 week of a day (`YYYY-MM-DD`), such as `2026-W48`: that of its Thursday's year. */
export function isoWeekOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
