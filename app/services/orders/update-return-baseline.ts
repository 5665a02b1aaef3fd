import { addDays } from '~/core/days/store-day';
import { returnBaselineOf } from '~/core/returns/return-baseline';
import type { StoreDomain } from '~/core/store/store-domain';
import type { OrderPorts } from './ports';

/** As for a single listing: a year, without orders so young that returns are still to come. */
const WINDOW_DAYS = 365;
const MINIMUM_ORDER_AGE_DAYS = 30;

/** Works out anew what returns of this store look like as a whole, from all its products. */
export async function updateReturnBaseline(
  { orders }: OrderPorts,
  store: StoreDomain,
): Promise<void> {
  const { since, until: last } = await orders.history(store);
  if (since === null || last === null) return;
  // `last` was over when orders were read, the day after it was not.
  const until = addDays(last, 1 - MINIMUM_ORDER_AGE_DAYS);
  const windowStart = addDays(until, 1 - WINDOW_DAYS);
  const sums = await orders.returnSums(store, {
    since: since > windowStart ? since : windowStart,
    until,
  });
  await orders.saveHistory(store, { returnBaseline: returnBaselineOf(sums) });
}
