import { storeDay } from '~/core/days/store-day';
import { DAY_MS } from '~/core/days/milliseconds';
import type { DayRange } from '~/core/promotions/lift-periods';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import { appliedPlan } from './applied-plan';
import type { PromotionPorts } from './ports';

/** The days looked at before a promotion, and some more. */
const LOOK_BACK_DAYS = 800;

/**
 * Days on which the same listings were in another promotion of this app, or may have been: one of collections may have
 * been on any.
 */
export async function otherPromotionDays(
  { promotions }: Pick<PromotionPorts, 'promotions'>,
  store: StoreDomain,
  { id, plan, timeZone }: { id: string; plan: PromotionPlan; timeZone: string },
): Promise<DayRange[]> {
  const window = {
    from: new Date(Date.parse(plan.startsAt) - LOOK_BACK_DAYS * DAY_MS),
    to: new Date(plan.endsAt),
    cancelled: true,
  };
  const days: DayRange[] = [];
  for (const other of await promotions.within(store, window)) {
    if (other.id === id) continue;
    const applied = await appliedPlan({ promotions }, store, other);
    if (applied === null || !mayShareListings(plan, applied)) continue;
    days.push({
      first: storeDay(new Date(applied.startsAt), timeZone),
      last: storeDay(new Date(Date.parse(applied.endsAt) - 1), timeZone),
    });
  }
  return days;
}

export function mayShareListings(one: PromotionPlan, other: PromotionPlan): boolean {
  if (one.selection.kind !== 'listings' || other.selection.kind !== 'listings') return true;
  const ids = new Set(one.selection.listingIds);
  return other.selection.listingIds.some((id) => ids.has(id));
}
