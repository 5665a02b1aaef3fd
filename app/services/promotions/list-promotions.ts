import { phaseOf } from '~/core/promotions/promotion';
import { leavesOut } from '~/core/promotions/scope';
import { termsByBuyers } from '~/core/promotions/terms';
import { PHASES_OF_TAB, type PromotionTab } from '~/core/promotions/tabs';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { PromotionSummary } from './ports';
import { notReadyView } from './not-ready-view';
import { findPlannable, type PlannableStore, type PlanningPorts } from './read-planning-facts';
import { targetOf } from './target-of';
import type { PromotionRow, PromotionsView, TargetView } from './views';

const ROWS = 50;

/** The latest start first. */
export async function listPromotions(
  ports: PlanningPorts,
  store: StoreDomain,
  { tab, after }: { tab: PromotionTab; after: string | null },
): Promise<PromotionsView> {
  const now = ports.now();
  const [record, page] = await Promise.all([
    findPlannable(ports, store),
    ports.promotions.page(store, { phases: [...PHASES_OF_TAB[tab]], now, after, limit: ROWS }),
  ]);
  const targets = await targetsOf(ports, record, page.promotions);
  return {
    rows: page.promotions.map((promotion, index) => rowOf(promotion, now, targets[index] ?? null)),
    tab,
    cursor: page.cursor,
    timeZone: timeZoneOf(record?.facts),
    canPlan: record !== null,
    hasNone: page.promotions.length === 0 && (await hasNone(ports, store)),
  };
}

async function hasNone(ports: PlanningPorts, store: StoreDomain): Promise<boolean> {
  const anyOne = { phases: [], now: ports.now(), after: null, limit: 1 };
  return (await ports.promotions.page(store, anyOne)).promotions.length === 0;
}

/** Orders are looked up for promotions with a target alone. */
async function targetsOf(
  ports: PlanningPorts,
  record: PlannableStore | null,
  promotions: readonly PromotionSummary[],
): Promise<(TargetView | null)[]> {
  if (record === null || promotions.every(({ plan }) => plan.target === undefined)) return [];
  const history = await ports.orders.history(record.domain);
  return Promise.all(promotions.map((promotion) => targetOf(ports, record, promotion, history)));
}

function rowOf(promotion: PromotionSummary, now: Date, target: TargetView | null): PromotionRow {
  const { id, plan, changedInShopify, failure } = promotion;
  const { selection } = plan;
  return {
    id,
    name: plan.name,
    phase: phaseOf(promotion, now),
    audiences: plan.audiences,
    terms: termsByBuyers(plan),
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    chosen: {
      kind: selection.kind,
      count:
        selection.kind === 'listings'
          ? selection.listingIds.length
          : selection.kind === 'collections'
            ? selection.collectionIds.length
            : 0,
      leavesOut: leavesOut(plan),
    },
    changedInShopify,
    failure,
    notReady: notReadyView(promotion, now),
    target,
  };
}
