import { daysBetween } from '~/core/days/day-number';
import { addDays } from '~/core/days/store-day';

/** Days of `YYYY-MM-DD`, both included. */
export interface Span {
  start: string;
  end: string;
}

/** Where a span lies on a line from one day to another, as shares of its length, cut off at its ends. */
export function placeOf({ start, end }: Span, line: Span): { left: number; width: number } {
  const days = daysBetween(line.start, line.end) + 1;
  const first = Math.max(0, daysBetween(line.start, start));
  const last = Math.min(days - 1, daysBetween(line.start, end));
  return { left: first / days, width: (last - first + 1) / days };
}

/** Puts spans into as few rows as it takes for none to lie on another, each as high up as it fits. */
export function inRows<T extends Span>(spans: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (const span of spans.toSorted((a, b) => a.start.localeCompare(b.start))) {
    const row = rows.find((each) => (each.at(-1)?.end ?? '') < span.start);
    if (row) row.push(span);
    else rows.push([span]);
  }
  return rows;
}

/** The first day of each month that begins on the line, `YYYY-MM-01`. */
export function monthsOn({ start, end }: Span): string[] {
  const months: string[] = [];
  let day = start.endsWith('-01') ? start : firstOfNextMonth(start);
  while (day <= end) {
    months.push(day);
    day = firstOfNextMonth(day);
  }
  return months;
}

function firstOfNextMonth(day: string): string {
  return `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}
