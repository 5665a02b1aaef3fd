import { addDays, storeDay } from '~/core/days/store-day';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { SyncPorts, SyncRun } from '../sync/ports';
import type { OrderPorts } from './ports';
import { viewOfHistory } from './show-order-history';
import type { MissingHistoryView } from './views';

/** [J] Last year's season and the twelve months before it: what goes further back is compared with nothing. */
const NEEDED_DAYS = 2 * 365;

/** Which history pages about promotions and seasons lack; `null`: none, or nothing was read of the store yet. */
export async function showMissingHistory(
  { stores, orders, runs, now }: StorePorts & OrderPorts & SyncPorts & Clock,
  store: StoreDomain,
): Promise<MissingHistoryView | null> {
  const [record, history, latest] = await Promise.all([
    stores.find(store),
    orders.history(store),
    runs.latest(store),
  ]);
  if (!record?.facts) return null;
  const needed = addDays(storeDay(now(), timeZoneOf(record.facts)), -NEEDED_DAYS);
  const isEnough = history.complete || (history.since !== null && history.since <= needed);
  if (isEnough) return null;
  return { orders: viewOfHistory(history), reading: readingOf(latest) };
}

/** Orders come after the store's texts and discounts. */
function readingOf(run: SyncRun | null): MissingHistoryView['reading'] {
  switch (run?.phase) {
    case 'storeTexts':
    case 'discounts':
      return { done: 0, total: null };
    case 'orders':
      return { done: run.done, total: run.total };
    default:
      return null;
  }
}
