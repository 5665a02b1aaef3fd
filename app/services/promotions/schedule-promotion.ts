import type { Blocker } from '~/core/promotions/blocker';
import { checkPlan, type PlanErrors, type PlanInput } from '~/core/promotions/plan';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Queues } from '../queue';
import {
  findAsked,
  type PromotionAnswer,
  type PromotionRefusal,
  type PromotionRequest,
} from './ask';
import { editPromotion } from './edit-promotion';
import { gatePromotion } from './gate-promotion';
import type { Promotion } from './ports';
import { planContext } from './preview-plan';
import { findPlannable, type PlannableStore, type PlanningPorts } from './read-planning-facts';
import { scheduleDiscounts } from './schedule-discounts';
import { undoChange } from './undo-change';

type SchedulingPorts = PlanningPorts & Queues;

export type GatedAnswer =
  | { accepted: true }
  /** What stands in its way; nothing was changed. */
  | { accepted: false; blocking: Blocker[] }
  | { accepted: false; errors: PlanErrors }
  | { accepted: false; refusal: PromotionRefusal };

/** Schedules a promotion as it is kept, unless something stands in its way, of which Shopify is asked anew. */
export async function schedulePromotion(
  ports: SchedulingPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<GatedAnswer> {
  return throughTheGate(ports, store, request, {
    planOf: (_record, promotion) => ({ plan: promotion.plan }),
    goOn: () => scheduleDiscounts(ports, store, request),
  });
}

/** Changes a promotion that Shopify has, unless something stands in the changed one's way. */
export async function changeScheduled(
  ports: SchedulingPorts,
  store: StoreDomain,
  request: PromotionRequest & { input: PlanInput },
): Promise<GatedAnswer> {
  return throughTheGate(ports, store, request, {
    planOf: (record) => {
      const { plan, errors } = checkPlan(request.input, planContext(record));
      return errors === null ? { plan } : { errors };
    },
    goOn: (plan) => editPromotion(ports, store, { ...request, plan }),
  });
}

/** Takes the last edit, or the cancellation, back, unless something stands in the way by now. */
export async function undoScheduled(
  ports: SchedulingPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<GatedAnswer> {
  return undoChange(ports, store, request, {
    schedule: () => schedulePromotion(ports, store, request),
    change: (plan) =>
      throughTheGate(ports, store, request, {
        planOf: () => ({ plan }),
        goOn: () => editPromotion(ports, store, { ...request, plan }),
      }),
  });
}

async function throughTheGate(
  ports: SchedulingPorts,
  store: StoreDomain,
  request: PromotionRequest,
  {
    planOf,
    goOn,
  }: {
    planOf: (
      record: PlannableStore,
      promotion: Promotion,
    ) => { plan: PromotionPlan } | { errors: PlanErrors };
    goOn: (plan: PromotionPlan) => Promise<PromotionAnswer>;
  },
): Promise<GatedAnswer> {
  const record = await findPlannable(ports, store);
  if (!record) return { accepted: false, refusal: 'promotions.refused.gone' };
  const promotion = await findAsked(ports, store, request);
  if (typeof promotion === 'string') return { accepted: false, refusal: promotion };
  const asked = planOf(record, promotion);
  if ('errors' in asked) return { accepted: false, errors: asked.errors };
  const blocking = await gatePromotion(ports, record, asked.plan, promotion);
  if (blocking.length > 0) return { accepted: false, blocking };
  const answer = await goOn(asked.plan);
  return answer.accepted ? { accepted: true } : { accepted: false, refusal: answer.reason };
}
