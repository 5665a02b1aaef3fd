/** Messages take a day (`YYYY-MM-DD`) as noon in UTC, which is the same date from Honolulu to Warsaw. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
