import type { PromotionFailureReason } from '~/core/promotions/promotion-events';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { PromotionPorts, Promotion, PromotionChange } from './ports';

export type AskPorts = Pick<PromotionPorts, 'promotions'> & Queues & Clock;

/** What somebody asks for, of the promotion as they saw it. */
export interface PromotionRequest {
  promotionId: string;
  revision: number;
  /** Shopify's id of the staff account. */
  by: string;
}

export type PromotionAnswer =
  { accepted: true; promotion: Promotion } | { accepted: false; reason: PromotionRefusal };

/** Why a request is not taken; message ids in `promotion-scheduling`. */
export const PROMOTION_REFUSALS = [
  /** There is no such promotion. */
  'promotions.refused.gone',
  /** Somebody changed it meanwhile. */
  'promotions.refused.changed',
  /** Its state does not allow it, such as cancelling what has ended. */
  'promotions.refused.state',
  /** A running promotion keeps its start. */
  'promotions.refused.startOfRunning',
  /** What was changed in Shopify cannot be said by a plan. */
  'promotions.refused.notAPlan',
  'promotions.refused.nothingToUndo',
] as const;
export type PromotionRefusal = (typeof PROMOTION_REFUSALS)[number] | PromotionFailureReason;

/** How soon work is taken up again that was recorded but, the process having died, not put on the queue. */
const TAKEN_UP_AFTER_SECONDS = 60;

export async function findAsked(
  ports: AskPorts,
  store: StoreDomain,
  { promotionId, revision }: PromotionRequest,
): Promise<Promotion | PromotionRefusal> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (!promotion) return 'promotions.refused.gone';
  return promotion.revision === revision ? promotion : 'promotions.refused.changed';
}

/** Records what is to be, and has a job bring Shopify in step with it. */
export async function ask(
  ports: AskPorts,
  store: StoreDomain,
  promotion: Promotion,
  change: PromotionChange,
): Promise<PromotionAnswer> {
  const job = { store, promotionId: promotion.id };
  await ports.queue.send('schedule-promotion', job, { delaySeconds: TAKEN_UP_AFTER_SECONDS });
  const changed = await ports.promotions.change(
    store,
    promotion.id,
    promotion.revision,
    change,
    ports.now(),
  );
  if (!changed) return refused('promotions.refused.changed');
  await ports.queue.send('schedule-promotion', job);
  return { accepted: true, promotion: changed };
}

export function refused(reason: PromotionRefusal): PromotionAnswer {
  return { accepted: false, reason };
}
