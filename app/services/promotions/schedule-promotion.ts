import type { Blocker } from '~/core/promotions/blocker';
import { checkPlan } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import type { Queues } from '../queue';
import { findAsked, type AskedAnswer, type PromotionRequest, type Refused } from './ask';
import { editPromotion } from './edit-promotion';
import { gatePromotion } from './gate-promotion';
import type { HasRunPorts } from './has-run';
import type { Promotion } from './ports';
import { planContext } from './preview-plan';
import { findPlannable, type PlannableStore, type PlanningPorts } from './read-planning-facts';
import { scheduleDiscounts } from './schedule-discounts';
import { undoEdit } from './undo-edit';

type SchedulingPorts = PlanningPorts & HasRunPorts & Queues;

/** What stands in its way. */
export interface Blocked {
  why: 'blocked';
  blockers: Blocker[];
}

export type GatedAnswer = Answer<undefined, Gone | Refused | Invalid<PlanErrors> | Blocked>;

/** Schedules a promotion as it is kept, unless something stands in its way, of which Shopify is asked anew. */
export async function schedulePromotion(
  ports: SchedulingPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<GatedAnswer> {
  return throughTheGate(ports, store, request, {
    planOf: (_record, promotion) => done(promotion.plan),
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
      return errors === null ? done(plan) : notDone({ why: 'invalid', errors });
    },
    goOn: (plan) => editPromotion(ports, store, { ...request, plan }),
  });
}

/** Takes the last edit back, unless something stands in the way by now. */
export async function undoScheduled(
  ports: SchedulingPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<GatedAnswer> {
  return undoEdit(ports, store, request, (plan) =>
    throughTheGate(ports, store, request, {
      planOf: () => done(plan),
      goOn: () => editPromotion(ports, store, { ...request, plan }),
    }),
  );
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
    ) => Answer<PromotionPlan, Invalid<PlanErrors>>;
    goOn: (plan: PromotionPlan) => Promise<AskedAnswer>;
  },
): Promise<GatedAnswer> {
  const record = await findPlannable(ports, store);
  if (!record) return GONE;
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const plan = planOf(record, asked.value);
  if (!plan.done) return plan;
  const { blocking: blockers } = await gatePromotion(ports, record, plan.value, {
    promotion: asked.value,
    unanswered: 'isUnknown',
  });
  if (blockers.length > 0) return notDone({ why: 'blocked', blockers });
  const answer = await goOn(plan.value);
  return answer.done ? done() : answer;
}
