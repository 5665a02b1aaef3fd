import { addDays } from '~/core/days/store-day';
import { BASELINE_PERIOD, returnBaselineOf } from '~/core/returns/return-baseline';
import type { StoreDomain } from '~/core/store/store-domain';
import type { OrderPorts } from './ports';

/** Works out anew what returns of this store look like as a whole, from all its products. */
export async function updateReturnBaseline(
  { orders }: OrderPorts,
  store: StoreDomain,
): Promise<void> {
  const { since, until: last } = await orders.history(store);
  if (since === null || last === null) return;
  // `last` was over when orders were read, the day after it was not.
  const until = addDays(last, 1 - BASELINE_PERIOD.minimumOrderAgeDays);
  const windowStart = addDays(until, 1 - BASELINE_PERIOD.windowDays);
  const sums = await orders.returnEvidence(store, {
    since: since > windowStart ? since : windowStart,
    until,
  });
  await orders.saveHistory(store, { returnBaseline: returnBaselineOf(sums) });
}
