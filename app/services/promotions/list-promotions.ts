import { phaseOf } from '~/core/promotions/promotion';
import { PHASES_OF_TAB, type PromotionTab } from '~/core/promotions/tabs';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { PromotionPorts, PromotionSummary } from './ports';
import { notReadyView } from './not-ready-view';
import { findPlannable } from './read-planning-facts';
import type { PromotionRow, PromotionsView } from './views';

const ROWS = 50;

/** The latest start first. */
export async function listPromotions(
  ports: StorePorts & Pick<PromotionPorts, 'promotions'> & Clock,
  store: StoreDomain,
  { tab, after }: { tab: PromotionTab; after: string | null },
): Promise<PromotionsView> {
  const now = ports.now();
  const [record, page] = await Promise.all([
    findPlannable(ports, store),
    ports.promotions.page(store, { phases: [...PHASES_OF_TAB[tab]], now, after, limit: ROWS }),
  ]);
  return {
    rows: page.promotions.map((promotion) => rowOf(promotion, now)),
    tab,
    cursor: page.cursor,
    timeZone: timeZoneOf(record?.facts),
    canPlan: record !== null,
  };
}

function rowOf(promotion: PromotionSummary, now: Date): PromotionRow {
  const { id, plan, changedInShopify, failure } = promotion;
  const { selection } = plan;
  return {
    id,
    name: plan.name,
    phase: phaseOf(promotion, now),
    audiences: plan.audiences,
    discount: plan.discount,
    trigger: plan.trigger,
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    chosen: {
      kind: selection.kind,
      count:
        selection.kind === 'listings'
          ? selection.listingIds.length
          : selection.collectionIds.length,
    },
    changedInShopify,
    failure,
    notReady: notReadyView(promotion, now),
  };
}
