import type { PromotionFailureReason } from '~/core/promotions/promotion-events';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import { failureOf, type SyncFailure } from '../sync/failure';
import type { PromotionPorts } from './ports';

const REASONS: Partial<Record<SyncFailure, PromotionFailureReason>> = {
  'sync.failed.access': 'promotions.failed.access',
  'sync.failed.shopify': 'promotions.failed.shopify',
};

/** The job was given up: says so at the promotion, which the daily sync, or the merchant, takes up again. */
export async function stallPromotion(
  ports: Pick<PromotionPorts, 'promotions'> & Clock,
  { store, promotionId }: { store: StoreDomain; promotionId: string },
  error: Error,
): Promise<void> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (!promotion || (promotion.state !== 'scheduling' && promotion.state !== 'cancelling')) return;
  // Why it is being taken back says more than why that takes long.
  if (promotion.failure !== null) return;
  const reason = REASONS[failureOf(error)] ?? 'promotions.failed.unexpected';
  await ports.promotions.change(
    store,
    promotionId,
    promotion.revision,
    { failure: { reason, detail: error.message } },
    ports.now(),
  );
}

/** Takes up what is under way, now rather than with the daily sync. */
export async function resumePromotion(
  ports: Queues,
  store: StoreDomain,
  promotionId: string,
): Promise<void> {
  await ports.queue.send('schedule-promotion', { store, promotionId });
}
