import { Temporal } from 'temporal-polyfill';

/**
 * The instant at which clocks in an IANA time zone show `YYYY-MM-DDTHH:mm`. A time that clocks skip in spring is
 * read as if they had not been moved yet (02:30 becomes 03:30); of a time that they show twice in autumn the first
 * counts. Throws `RangeError` where it is no date and time, or the zone is unknown.
 */
export function instantOf(local: string, timeZone: string): Date {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, {
    disambiguation: 'compatible',
  });
  return new Date(epochMilliseconds);
}

/** What clocks in an IANA time zone show at an instant, to the minute: `YYYY-MM-DDTHH:mm`. */
export function localTimeOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
