import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { Queues } from '../queue';
import type { PromotionPorts } from './ports';

/** Takes up what is under way and stands still, now rather than with the daily sync. */
export async function resumePromotion(
  { promotions, queue }: Pick<PromotionPorts, 'promotions'> & Queues,
  store: StoreDomain,
  promotionId: string,
): Promise<Answer<undefined, Gone>> {
  if ((await promotions.find(store, promotionId)) === null) return GONE;
  await queue.send('schedule-promotion', { store, promotionId });
  return done();
}
