import { Temporal } from 'temporal-polyfill';

/**
 * The instant at which clocks in an IANA time zone show `YYYY-MM-DDTHH:mm`, with or without seconds. A time that clocks
 * skip in spring is read as if they had not been moved yet (02:30 becomes 03:30); of a time that they show twice in
 * autumn the first counts, unless an offset behind it tells the second (`T01:30-05:00`). Throws `RangeError` where it is
 * no date and time, or the zone is unknown.
 */
export function instantOf(local: string, timeZone: string): Date {
  const { epochMilliseconds } = Temporal.ZonedDateTime.from(`${local}[${timeZone}]`, {
    disambiguation: 'compatible',
    // One that the zone never had there is no reason to take another time than the clock's.
    offset: 'prefer',
  });
  return new Date(epochMilliseconds);
}

/** What clocks in an IANA time zone show at an instant, to the minute: `YYYY-MM-DDTHH:mm`. */
export function localTimeOf(instant: Date, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/**
 * The opposite of `instantOf`, to the second: seconds where there are any, and the offset where clocks show that time
 * twice and this is the second.
 */
export function exactLocalTimeOf(instant: Date, timeZone: string): string {
  const shown = zoned(instant, timeZone);
  const local = shown
    .toPlainDateTime()
    .toString({ smallestUnit: shown.second === 0 ? 'minute' : 'second' });
  const isFirst = sameSecond(instantOf(local, timeZone), instant);
  return isFirst ? local : `${local}${shown.offset}`;
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

function sameSecond(a: Date, b: Date): boolean {
  return Math.floor(a.getTime() / 1000) === Math.floor(b.getTime() / 1000);
}
