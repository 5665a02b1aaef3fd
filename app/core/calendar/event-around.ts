import { dayNumber } from '../days/day-number';
import { addDays } from '../days/store-day';
import type { Audience } from '../listing/audience';
import { eventsOf, type RetailEvent } from './events';

/** [J] Of an event that begins so many days from it a stretch of days is. */
const NEAR_EVENT_DAYS = 3;

/** The event of these audiences that some days lie around; `null`: none is near. */
export function eventAround(
  { first, last }: { first: string; last: string },
  audiences: readonly Audience[],
): RetailEvent | null {
  const year = Number(first.slice(0, 4));
  const from = addDays(first, -NEAR_EVENT_DAYS);
  const to = addDays(last, NEAR_EVENT_DAYS);
  const [event] = audiences
    .flatMap((audience) => [year, year + 1].flatMap((each) => eventsOf(each, audience)))
    .filter(({ start, end }) => start <= to && end >= from)
    .sort((a, b) => distance(a.start, first) - distance(b.start, first));
  return event ?? null;
}

function distance(one: string, other: string): number {
  return Math.abs(dayNumber(one) - dayNumber(other));
}
