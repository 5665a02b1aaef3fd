import { dayNumber } from './day-number';

const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** How far clocks there are ahead of UTC at that instant. */
function offsetMs(ms: number, timeZone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(ms))
    parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - ms;
}

const starts = new Map<string, number>();
/** About two years of days in six time zones; beyond that the memory is worth more than the time. */
const MOST_STARTS = 5000;

/** The instant, in milliseconds since 1970, at which a day (`YYYY-MM-DD`) begins in an IANA time zone. */
export function startOfDay(day: string, timeZone: string): number {
  const key = `${timeZone} ${day}`;
  let start = starts.get(key);
  if (start === undefined) {
    if (starts.size >= MOST_STARTS) starts.clear();
    const utc = dayNumber(day) * DAY_MS;
    const near = utc - offsetMs(utc, timeZone);
    // Once more with the offset that holds there: clocks may have changed in between.
    start = utc - offsetMs(near, timeZone);
    starts.set(key, start);
  }
  return start;
}
