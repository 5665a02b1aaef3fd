import { storeDay } from '../days/store-day';
import { timeZoneOf } from '../store/time-zone';
import type { PromotionFacts } from './facts';

/**
 * A day of the store's, as messages take it: noon in UTC of that date, in milliseconds since 1970, which is the
 * same date in the reader's time zone from Honolulu to Warsaw.
 */
export function dayInMessage(instant: number, { store }: Pick<PromotionFacts, 'store'>): number {
  return Date.parse(`${storeDay(new Date(instant), timeZoneOf(store))}T12:00:00Z`);
}
