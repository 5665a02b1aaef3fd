import { phaseOf, type PromotionPlan } from '~/core/promotions/promotion';
import { isLookedUp } from '~/core/promotions/scope';
import { storeDay } from '~/core/days/store-day';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import { measuredOf, readResultsAsked, type MeasuringPorts } from './measure-results';
import { promotionsBeside } from './promotions-beside';
import { firstSeen } from './promoted-listings';
import type { CollectionsKnown, PromotionResultsView } from './suggestion-views';

/** How a promotion went, or goes. `null`: no such promotion. */
export async function showResults(
  ports: MeasuringPorts,
  store: StoreDomain,
  promotionId: string,
): Promise<PromotionResultsView | null> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (promotion === null) return null;
  const record = await ports.stores.find(store);
  const timeZone = timeZoneOf(record?.facts);
  const asked = await readResultsAsked(ports, store, promotion, record);
  const measured = await measuredOf(ports, store, promotionId, asked);
  const { plan, known, history, countries } = asked;
  return {
    promotionId,
    name: plan.name,
    counts: {
      countries,
      beside:
        asked.periods === null
          ? []
          : await promotionsBeside(ports, store, { id: promotionId, plan, countries }, record),
      byCollections: await collectionsKnown(ports, store, plan, timeZone),
    },
    phase: phaseOf(promotion, ports.now()),
    planned: {
      first: storeDay(new Date(plan.startsAt), timeZone),
      last: storeDay(new Date(Date.parse(plan.endsAt) - 1), timeZone),
    },
    orders: { known, notice: history.notice },
    measured:
      measured?.kind === 'measured'
        ? {
            ...measured.sales,
            currency: record?.facts?.currency ?? null,
            measuredAt: measured.at?.toISOString() ?? null,
          }
        : null,
    isMeasuring: measured?.kind === 'working',
    isUnassigned: measured?.kind === 'notKnown',
  };
}

async function collectionsKnown(
  ports: MeasuringPorts,
  store: StoreDomain,
  plan: PromotionPlan,
  timeZone: string,
): Promise<CollectionsKnown | null> {
  const { selection, startsAt } = plan;
  if (selection.kind !== 'collections' || isLookedUp(plan)) return null;
  const since = await firstSeen(ports, store, selection.collectionIds);
  if (since === null) return { known: 'today' };
  if (since.getTime() <= Date.parse(startsAt)) return { known: 'seen' };
  return { known: 'seenSince', day: storeDay(since, timeZone) };
}
