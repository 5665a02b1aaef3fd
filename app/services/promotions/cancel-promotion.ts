import { phaseOf } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import {
  ask,
  findAsked,
  refused,
  type AskPorts,
  type AskedAnswer,
  type PromotionRequest,
} from './ask';
import { endOfWait } from './end-of-wait';

/** Discounts that have not begun are deleted, running ones ended now and kept; a job does it. */
export async function cancelPromotion(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<AskedAnswer> {
  const asked = await findAsked(ports, store, request);
  if (!asked.done) return asked;
  const promotion = asked.value;
  const now = ports.now();
  const phase = phaseOf(promotion, now);
  if (phase !== 'scheduling' && phase !== 'scheduled' && phase !== 'running') {
    return refused('promotions.refused.state');
  }
  return ask(ports, store, promotion, {
    state: 'cancelling',
    failure: null,
    ...endOfWait(promotion, promotion.plan.startsAt),
    parts: promotion.parts.map(({ position, marker }) => ({ position, marker, wanted: null })),
    event: { at: now, by: request.by, kind: 'cancelAsked', data: { before: promotion.plan } },
  });
}
