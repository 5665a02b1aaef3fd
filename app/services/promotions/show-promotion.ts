import { inputOf } from '~/core/promotions/plan';
import { phaseOf, type PromotionPhase, type PromotionPlan } from '~/core/promotions/promotion';
import { hasRestToPlan, undoableEdit } from '~/core/promotions/undoable-edit';
import { adminAddress } from '~/core/store/admin-address';
import type { StoreDomain } from '~/core/store/store-domain';
import { hasRun } from './has-run';
import { namesOfChosen } from './names-of-chosen';
import { planningStore } from './new-promotion';
import type { Promotion, PromotionEvent, PromotionPart } from './ports';
import { planContext, previewPlan } from './preview-plan';
import { findPlannable, readShopifyFacts, type PlanningPorts } from './read-planning-facts';
import { showSale, type ShowSalePorts } from './show-sale';
import { targetOf } from './target-of';
import type { AtStartView, HistoryEntry, PromotionView } from './views';

/** [J] Judged while the page is being made. */
const JUDGED_SOON = 100;

/** `null`: this store has no such promotion. */
export async function showPromotion(
  ports: PlanningPorts & ShowSalePorts,
  store: StoreDomain,
  promotionId: string,
): Promise<PromotionView | null> {
  const [record, promotion] = await Promise.all([
    findPlannable(ports, store),
    ports.promotions.find(store, promotionId),
  ]);
  if (!record || !promotion) return null;
  const now = ports.now();
  const { plan } = promotion;
  const input = inputOf(plan, planContext(record).timeZone);
  const [planning, chosen, events, target, sale, hasBegun, preview] = await Promise.all([
    planningStore(ports, record),
    namesOfChosen(ports, store, input),
    ports.promotions.events(store, promotionId),
    ports.orders.history(store).then((history) => targetOf(ports, record, promotion, history)),
    showSale(ports, store, promotion),
    hasRun(ports, store, promotion),
    isSoonJudged(plan)
      ? readShopifyFacts(ports, store).then((inShopify) =>
          previewPlan(ports, record, plan, { promotion, inShopify, page: 0 }),
        )
      : null,
  ]);
  return {
    id: promotion.id,
    revision: promotion.revision,
    name: plan.name,
    phase: phaseOf(promotion, now),
    failure: promotion.failure,
    store: planning,
    input,
    chosen,
    discounts: promotion.parts.map((part) => discountOf(store, part)),
    canUndoEdit: undoableEdit(promotion, events, now) !== null,
    startsAt: plan.startsAt,
    atStart: hasBegun ? null : atStartOf(promotion, now),
    sale,
    hasRun: hasBegun,
    hasRestToPlan: hasRestToPlan(promotion, now),
    target,
    copied:
      promotion.state === 'draft'
        ? (events.find(({ kind }) => kind === 'planned')?.data.copied ?? null)
        : null,
    preview,
    history: events.map(entryOf),
  };
}

const BEGUN: readonly PromotionPhase[] = ['running', 'ended'];

function atStartOf(promotion: Promotion, now: Date): AtStartView | null {
  if (BEGUN.includes(phaseOf(promotion, now))) return null;
  const { whenNotReady, standing, judgedAt, waiting } = promotion;
  return {
    whenNotReady,
    standing,
    judgedAt: judgedAt?.toISOString() ?? null,
    plannedStart: waiting?.plannedStart ?? null,
  };
}

/** Who is in a collection is asked of Shopify, page by page; many listings take their time too. */
function isSoonJudged({ selection, exclusions }: PromotionPlan): boolean {
  if (exclusions !== undefined && exclusions.collectionIds.length > 0) return false;
  return selection.kind === 'listings' && selection.listingIds.length <= JUDGED_SOON;
}

function discountOf(
  store: StoreDomain,
  { position, discountId, wanted, known, seenInShopify: seen }: PromotionPart,
): PromotionView['discounts'][number] {
  return {
    position,
    title: (seen?.terms ?? known ?? wanted)?.title ?? '',
    adminUrl: discountId === null ? null : adminAddress(store, 'discounts', discountId),
    changed: seen && {
      gone: seen.gone,
      fields: seen.fields,
      terms: seen.terms && {
        title: seen.terms.title,
        startsAt: seen.terms.startsAt,
        endsAt: seen.terms.endsAt,
      },
    },
  };
}

function entryOf({ id, at, by, kind, data }: PromotionEvent): HistoryEntry {
  return {
    id,
    at: at.toISOString(),
    by,
    kind,
    reason: data.override?.reason ?? null,
    failure: data.failure ?? null,
    changed: data.before && data.after ? changedFields(data.before, data.after) : [],
    discounts: data.discounts ?? null,
    whenNotReady: data.whenNotReady ?? null,
    standing: data.standing ?? null,
    leftOut: data.leftOut ?? null,
    followed: data.followed ?? null,
  };
}

const PLAN_FIELDS = [
  'kind',
  'name',
  'frenchName',
  'audiences',
  'reach',
  'selection',
  'exclusions',
  'discount',
  'trigger',
  'own',
  'startsAt',
  'endsAt',
  'combinesWith',
  'target',
] as const satisfies readonly (keyof PromotionPlan)[];

function changedFields(before: PromotionPlan, after: PromotionPlan): (keyof PromotionPlan)[] {
  return PLAN_FIELDS.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}
