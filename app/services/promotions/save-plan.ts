import { checkPlan } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import { phaseOf, type PromotionPhase } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import { change, refused, type Refused } from './ask';
import { hasRun, type HasRunPorts } from './has-run';
import { planContext } from './preview-plan';
import { findPlannable } from './read-planning-facts';

export type SavePlanAnswer = Answer<
  { promotionId: string; revision: number },
  Gone | Refused | Invalid<PlanErrors>
>;

/** What may be changed without Shopify being asked. */
const KEPT_HERE: readonly PromotionPhase[] = ['draft', 'failed', 'cancelled'];

/**
 * Keeps a plan as a draft, or the changes of one. `of`: the promotion as it was seen; `null`: a new one. One that
 * Shopify has is changed by `editPromotion`, one that has run not at all.
 */
export async function savePlan(
  ports: StorePorts & HasRunPorts & Clock,
  store: StoreDomain,
  asked: { input: PlanInput; of: { promotionId: string; revision: number } | null; by: string },
): Promise<SavePlanAnswer> {
  const record = await findPlannable(ports, store);
  if (!record) return GONE;
  const { plan, errors } = checkPlan(asked.input, planContext(record));
  if (errors !== null) return notDone({ why: 'invalid', errors });
  const at = ports.now();
  const { by, of } = asked;
  if (of === null) {
    const { id, revision } = await ports.promotions.createDraft(store, plan, {
      at,
      by,
      kind: 'planned',
      data: { after: plan },
    });
    return done({ promotionId: id, revision });
  }
  const promotion = await ports.promotions.find(store, of.promotionId);
  if (!promotion) return GONE;
  if (!KEPT_HERE.includes(phaseOf(promotion, at))) return refused('promotions.refused.state');
  if (await hasRun(ports, store, promotion)) return refused('promotions.refused.hasRun');
  const event = {
    at,
    by,
    kind: 'planChanged',
    data: { before: promotion.plan, after: plan },
  } as const;
  const changed = await change(ports, store, of, { plan, event }, at);
  if (!changed.done) return changed;
  const { id, revision } = changed.value;
  return done({ promotionId: id, revision });
}
