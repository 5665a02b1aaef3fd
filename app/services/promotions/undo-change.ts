import type { PromotionPlan } from '~/core/promotions/promotion';
import { undoableChange } from '~/core/promotions/undoable-change';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Gone, Reason } from '../answer';
import { findAsked, refused, type AskPorts, type PromotionRequest, type Refused } from './ask';

/** How what is taken back is done: as any edit or scheduling. */
interface WaysBack<Value, Because extends Reason> {
  change: (plan: PromotionPlan) => Promise<Answer<Value, Because>>;
  schedule: () => Promise<Answer<Value, Because>>;
}

/** Takes the last edit, or the cancellation, back. */
export async function undoChange<Value, Because extends Reason>(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest,
  { change, schedule }: WaysBack<Value, Because>,
): Promise<Answer<Value, Because | Gone | Refused>> {
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const promotion = asked.value;
  const events = await ports.promotions.events(store, promotion.id);
  const undoable = undoableChange(promotion, events, ports.now());
  switch (undoable?.kind) {
    case 'edit':
      return change(undoable.plan);
    case 'cancellation':
      return schedule();
    case undefined:
      return refused('promotions.refused.nothingToUndo');
  }
}
