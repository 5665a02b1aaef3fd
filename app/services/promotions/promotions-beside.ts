import type { PromotionPlan } from '~/core/promotions/promotion';
import { overlapsInTime } from '~/core/promotions/reach';
import type { StoreDomain } from '~/core/store/store-domain';
import type { StoreRecord } from '../store/ports';
import { appliedPlan } from './applied-plan';
import { buyersOf, countriesOf } from './buyers-of';
import type { MeasuringPorts } from './measure-results';
import { mayShareListings } from './other-promotion-days';
import { meet } from './results-by-buyers';

/**
 * Names of other promotions of this app that ran at the same time, for some of the same buyers and on the same listings, or
 * may have: orders do not say to which of them they are owed.
 */
export async function promotionsBeside(
  ports: MeasuringPorts,
  store: StoreDomain,
  of: { id: string; plan: PromotionPlan; countries: string[] | null },
  record: StoreRecord | null,
): Promise<string[]> {
  const { id, plan, countries } = of;
  const now = ports.now();
  const window = {
    from: new Date(plan.startsAt),
    to: new Date(Math.min(Date.parse(plan.endsAt), now.getTime())),
    cancelled: true,
  };
  const names: string[] = [];
  for (const other of await ports.promotions.within(store, window)) {
    if (other.id === id) continue;
    const applied = await appliedPlan(ports, store, other);
    if (applied === null || Date.parse(applied.startsAt) > now.getTime()) continue;
    if (!overlapsInTime(plan, applied) || !mayShareListings(plan, applied)) continue;
    const theirs = countriesOf(await buyersOf(ports, store, applied, record));
    if (meet(countries, theirs)) names.push(applied.name);
  }
  return names.sort();
}
