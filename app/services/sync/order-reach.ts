import { DAY_MS } from '~/core/days/milliseconds';
import { addDays, storeDay } from '~/core/days/store-day';
import type { OrderAccess, OrderHistory, OrderPorts, OrderWindow } from '../orders/ports';
import type { SyncRun } from './ports';

/** Which orders a run reads: of all times, of the last 60 days, or those changed since the last read. */
export const ORDER_REACHES = ['all', 'recent', 'changes'] as const;
export type OrderReach = (typeof ORDER_REACHES)[number];

/** Shopify gives orders of the last 60 days alone, unless `read_all_orders` is granted. */
const RECENT_DAYS = 60;
/** Clocks differ, and Shopify's search lags behind a little. */
const OVERLAP_MS = 10 * 60_000;

export function reachOf(
  access: Exclude<OrderAccess, 'none'>,
  history: OrderHistory,
  { now, withReturns }: { now: Date; withReturns: boolean },
): OrderReach {
  const { readUntil, complete, returnsDenied, codesRead } = history;
  // What was read without returns, those that may be read now are part of.
  if (withReturns && returnsDenied) return access;
  // What was read without saying which codes were used is read again, as far as it may be.
  if (!codesRead) return access;
  if (access === 'all') return readUntil !== null && complete ? 'changes' : 'all';
  // Changes from longer ago cannot be asked for any more.
  const isRecent = readUntil !== null && readUntil >= recentFrom(now);
  return isRecent ? 'changes' : 'recent';
}

export function windowOf(reach: OrderReach, { readUntil }: OrderHistory, now: Date): OrderWindow {
  if (reach === 'recent') return { createdFrom: recentFrom(now) };
  if (reach === 'all' || readUntil === null) return {};
  return { updatedFrom: new Date(readUntil.getTime() - OVERLAP_MS) };
}

function recentFrom(now: Date): Date {
  return new Date(now.getTime() - RECENT_DAYS * DAY_MS);
}

/** The day on which the run began was not over, and 60 days before it a day had begun. */
export async function noteWhatIsKnown(
  { orders }: OrderPorts,
  { store, startedAt }: SyncRun,
  { reach, withReturns, timeZone }: { reach: OrderReach; withReturns: boolean; timeZone: string },
): Promise<void> {
  const until = addDays(storeDay(startedAt, timeZone), -1);
  // What was denied before, this run read again, or may not yet.
  const known = {
    until,
    readUntil: startedAt,
    notice: null,
    returnsDenied: !withReturns,
    codesRead: true,
  };
  if (reach === 'changes') {
    await orders.saveHistory(store, known);
  } else if (reach === 'all') {
    const since = (await orders.firstDay(store)) ?? until;
    await orders.saveHistory(store, {
      ...known,
      since: since < until ? since : until,
      complete: true,
    });
  } else {
    const recent = addDays(storeDay(recentFrom(startedAt), timeZone), 1);
    const { since, until: before } = await orders.history(store);
    const reachesBack =
      since !== null && before !== null && since < recent && before >= addDays(recent, -1);
    await orders.saveHistory(store, { ...known, since: reachesBack ? since : recent });
  }
}
