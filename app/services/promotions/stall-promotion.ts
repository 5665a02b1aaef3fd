import type { PromotionFailureReason } from '~/core/promotions/promotion-events';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { FailureKind } from '../outside-error';
import type { PromotionPorts } from './ports';

const REASONS: Record<FailureKind, PromotionFailureReason> = {
  access: 'promotions.failed.access',
  gone: 'promotions.failed.access',
  bulkNotEnabled: 'promotions.failed.maker',
  addressNotAllowed: 'promotions.failed.maker',
  customerDataNotGranted: 'promotions.failed.maker',
  versionGone: 'promotions.failed.maker',
  storeFrozen: 'promotions.failed.frozen',
  throttled: 'promotions.failed.shopify',
  unavailable: 'promotions.failed.shopify',
  incomplete: 'promotions.failed.shopify',
  refused: 'promotions.failed.shopify',
  unreadable: 'promotions.failed.shopify',
  invalid: 'promotions.failed.shopify',
  unexpected: 'promotions.failed.unexpected',
};

/** The job was given up: says so at the promotion, which the daily sync, or the merchant, takes up again. */
export async function stallPromotion(
  ports: Pick<PromotionPorts, 'promotions'> & Clock,
  { store, promotionId }: { store: StoreDomain; promotionId: string },
  failure: { kind: FailureKind; message: string },
): Promise<void> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (!promotion || (promotion.state !== 'scheduling' && promotion.state !== 'cancelling')) return;
  // Why it is being taken back says more than why that takes long.
  if (promotion.failure !== null) return;
  const { kind, message } = failure;
  await ports.promotions.change(
    store,
    promotionId,
    promotion.revision,
    { failure: { reason: REASONS[kind], detail: message } },
    ports.now(),
  );
}
