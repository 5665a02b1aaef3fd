import type { PromotionPlan } from '~/core/promotions/promotion';
import { undoableChange } from '~/core/promotions/undoable-change';
import type { StoreDomain } from '~/core/store/store-domain';
import { findAsked, type AskPorts, type PromotionRefusal, type PromotionRequest } from './ask';

/** How what is taken back is done: as any edit or scheduling. */
interface WaysBack<Answer> {
  change: (plan: PromotionPlan) => Promise<Answer>;
  schedule: () => Promise<Answer>;
}

/** Takes the last edit, or the cancellation, back. */
export async function undoChange<Answer>(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest,
  { change, schedule }: WaysBack<Answer>,
): Promise<Answer | { accepted: false; refusal: PromotionRefusal }> {
  const promotion = await findAsked(ports, store, request);
  if (typeof promotion === 'string') return { accepted: false, refusal: promotion };
  const events = await ports.promotions.events(store, promotion.id);
  const undoable = undoableChange(promotion, events, ports.now());
  switch (undoable?.kind) {
    case 'edit':
      return change(undoable.plan);
    case 'cancellation':
      return schedule();
    case undefined:
      return { accepted: false, refusal: 'promotions.refused.nothingToUndo' };
  }
}
