import { DAY_MS } from '~/core/days/milliseconds';
import type { ToldChange } from '../webhooks/ports';

/** A product that changes more often in a day is read once an hour. */
export const CHANGES_A_DAY = 24;

/** Since when changes are counted. */
export function dayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS);
}

/** `change`: of the last day; absent: none. */
export function isReadHourly(change: ToldChange | undefined): boolean {
  return change !== undefined && change.count > CHANGES_A_DAY;
}
