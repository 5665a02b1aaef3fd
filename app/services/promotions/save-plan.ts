import { checkPlan, type PlanErrors, type PlanInput } from '~/core/promotions/plan';
import { phaseOf, type PromotionPhase } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { PromotionRefusal } from './ask';
import type { PromotionPorts } from './ports';
import { planContext } from './preview-plan';
import { findPlannable } from './read-planning-facts';

export type SavedPlan =
  | { promotionId: string; revision: number; errors: null; refusal: null }
  | { promotionId: null; errors: PlanErrors; refusal: null }
  | { promotionId: null; errors: null; refusal: PromotionRefusal };

/** What may be changed without Shopify being asked. */
const KEPT_HERE: readonly PromotionPhase[] = ['draft', 'failed', 'cancelled'];

/**
 * Keeps a plan as a draft, or the changes of one. `of`: the promotion as it was seen; `null`: a new one. One that
 * Shopify has is changed by `editPromotion`.
 */
export async function savePlan(
  ports: StorePorts & Pick<PromotionPorts, 'promotions'> & Clock,
  store: StoreDomain,
  asked: { input: PlanInput; of: { promotionId: string; revision: number } | null; by: string },
): Promise<SavedPlan> {
  const record = await findPlannable(ports, store);
  if (!record) return refused('promotions.refused.gone');
  const { plan, errors } = checkPlan(asked.input, planContext(record));
  if (errors !== null) return { promotionId: null, errors, refusal: null };
  const at = ports.now();
  const { by, of } = asked;
  if (of === null) {
    const { id, revision } = await ports.promotions.createDraft(store, plan, {
      at,
      by,
      kind: 'planned',
      data: { after: plan },
    });
    return { promotionId: id, revision, errors: null, refusal: null };
  }
  const promotion = await ports.promotions.find(store, of.promotionId);
  if (!promotion) return refused('promotions.refused.gone');
  if (!KEPT_HERE.includes(phaseOf(promotion, at))) return refused('promotions.refused.state');
  const changed = await ports.promotions.change(
    store,
    promotion.id,
    of.revision,
    { plan, event: { at, by, kind: 'planChanged', data: { before: promotion.plan, after: plan } } },
    at,
  );
  if (!changed) return refused('promotions.refused.changed');
  return { promotionId: changed.id, revision: changed.revision, errors: null, refusal: null };
}

function refused(refusal: PromotionRefusal): SavedPlan {
  return { promotionId: null, errors: null, refusal };
}
