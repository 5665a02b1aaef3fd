import type { PromotionPlan } from '~/core/promotions/promotion';
import { undoableEdit } from '~/core/promotions/undoable-edit';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Gone, Reason } from '../answer';
import { findAsked, refused, type AskPorts, type PromotionRequest, type Refused } from './ask';

/** Takes the last edit back. `change`: how, as any edit is made. */
export async function undoEdit<Value, Because extends Reason>(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest,
  change: (plan: PromotionPlan) => Promise<Answer<Value, Because>>,
): Promise<Answer<Value, Because | Gone | Refused>> {
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const promotion = asked.value;
  const events = await ports.promotions.events(store, promotion.id);
  const before = undoableEdit(promotion, events, ports.now());
  return before === null ? refused('promotions.refused.nothingToUndo') : change(before);
}
