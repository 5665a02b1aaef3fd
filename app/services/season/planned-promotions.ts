import { startOfDay } from '~/core/days/start-of-day';
import { addDays, storeDay } from '~/core/days/store-day';
import { phaseOf } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { PromotionPorts } from '../promotions/ports';
import { notReadyView } from '../promotions/not-ready-view';
import type { PlannedPromotion } from './views';

/** Promotions that apply on some day from `from` to `until` (`YYYY-MM-DD`), by start. */
export async function plannedPromotions(
  { promotions, now }: Pick<PromotionPorts, 'promotions'> & Clock,
  store: StoreDomain,
  { from, until, timeZone }: { from: string; until: string; timeZone: string },
): Promise<PlannedPromotion[]> {
  const found = await promotions.within(store, {
    from: new Date(startOfDay(from, timeZone)),
    to: new Date(startOfDay(addDays(until, 1), timeZone)),
  });
  return found.map((promotion) => {
    const { id, plan, state } = promotion;
    return {
      id,
      name: plan.name,
      phase: phaseOf({ plan, state }, now()),
      audiences: plan.audiences,
      start: storeDay(new Date(plan.startsAt), timeZone),
      // The end is the first instant at which it no longer applies.
      end: storeDay(new Date(Date.parse(plan.endsAt) - 1), timeZone),
      notReady: notReadyView(promotion, now()),
    };
  });
}
