import { phaseOf } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import {
  ask,
  findAsked,
  refused,
  type AskPorts,
  type PromotionAnswer,
  type PromotionRequest,
} from './ask';

/** Discounts that have not begun are deleted, running ones ended now and kept; a job does it. */
export async function cancelPromotion(
  ports: AskPorts,
  store: StoreDomain,
  request: PromotionRequest,
): Promise<PromotionAnswer> {
  const promotion = await findAsked(ports, store, request);
  if (typeof promotion === 'string') return refused(promotion);
  const now = ports.now();
  const phase = phaseOf(promotion, now);
  if (phase !== 'scheduling' && phase !== 'scheduled' && phase !== 'running') {
    return refused('promotions.refused.state');
  }
  return ask(ports, store, promotion, {
    state: 'cancelling',
    failure: null,
    parts: promotion.parts.map(({ position, marker }) => ({ position, marker, wanted: null })),
    event: { at: now, by: request.by, kind: 'cancelAsked', data: { before: promotion.plan } },
  });
}
