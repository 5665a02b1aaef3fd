import { Temporal } from 'temporal-polyfill';

const starts = new Map<string, number>();
/** About two years of days in six time zones; beyond that the memory is worth more than the time. */
const MOST_STARTS = 5000;

/**
 * The instant, in milliseconds since 1970, at which a day (`YYYY-MM-DD`) begins in an IANA time zone: later than
 * midnight where clocks skip it. Kept, since an audit asks for the same days of every listing.
 */
export function startOfDay(day: string, timeZone: string): number {
  const key = `${timeZone} ${day}`;
  let start = starts.get(key);
  if (start === undefined) {
    if (starts.size >= MOST_STARTS) starts.clear();
    start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
    starts.set(key, start);
  }
  return start;
}
