import type { PromotionFailureReason } from '~/core/promotions/promotion-events';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type NotDone } from '../answer';
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

/** Why a request is not taken, beside that the promotion is gone; message ids in the locales. */
export const PROMOTION_REFUSALS = [
  /** Somebody changed it meanwhile. */
  'promotions.refused.changed',
  /** Its state does not allow it, such as cancelling what has ended. */
  'promotions.refused.state',
  /** It was cancelled while it ran, and its days stay what they were. */
  'promotions.refused.hasRun',
  /** A running promotion keeps its start. */
  'promotions.refused.startOfRunning',
  'promotions.refused.startMovedInShopify',
  /** What was changed in Shopify cannot be said by a plan. */
  'promotions.refused.notAPlan',
  'promotions.refused.nothingToUndo',
  /** Of sale prices that are on, name and end alone. */
  'promotions.refused.runningSale',
  /** Of one that is to be put back: it is another one by now. */
  'promotions.refused.priceChanged',
  /** What was to be set aside, or was, does not stand in the way any more. */
  'promotions.refused.noSuchBlocker',
] as const;
export type PromotionRefusal = (typeof PROMOTION_REFUSALS)[number] | PromotionFailureReason;

export interface Refused {
  why: 'refused';
  reason: PromotionRefusal;
}

/** The promotion as it is now that the request was taken. */
export type AskedAnswer = Answer<Promotion, Gone | Refused>;

/** How soon work is taken up again that was recorded but, the process having died, not put on the queue. */
const TAKEN_UP_AFTER_SECONDS = 60;

export async function findAsked(
  ports: AskPorts,
  store: StoreDomain,
  { promotionId, revision }: PromotionRequest,
): Promise<AskedAnswer> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (!promotion) return GONE;
  return promotion.revision === revision ? done(promotion) : refused('promotions.refused.changed');
}

/** Changes it, unless somebody did meanwhile. */
export async function change(
  { promotions }: Pick<PromotionPorts, 'promotions'>,
  store: StoreDomain,
  { promotionId, revision }: Pick<PromotionRequest, 'promotionId' | 'revision'>,
  wanted: PromotionChange,
  at: Date,
): Promise<AskedAnswer> {
  const changed = await promotions.change(store, promotionId, revision, wanted, at);
  if (changed) return done(changed);
  const isThere = (await promotions.find(store, promotionId)) !== null;
  return isThere ? refused('promotions.refused.changed') : GONE;
}

/** Records what is to be, and has a job bring Shopify in step with it. */
export async function ask(
  ports: AskPorts,
  store: StoreDomain,
  promotion: Promotion,
  wanted: PromotionChange,
): Promise<AskedAnswer> {
  const job = { store, promotionId: promotion.id };
  await ports.queue.send('schedule-promotion', job, { delaySeconds: TAKEN_UP_AFTER_SECONDS });
  const { id: promotionId, revision } = promotion;
  const answer = await change(ports, store, { promotionId, revision }, wanted, ports.now());
  if (answer.done) await ports.queue.send('schedule-promotion', job);
  return answer;
}

export function refused(reason: PromotionRefusal): NotDone<Refused> {
  return notDone({ why: 'refused', reason });
}
