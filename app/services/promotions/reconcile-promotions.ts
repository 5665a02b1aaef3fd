import { DAY_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { Queues } from '../queue';
import { judgeAhead } from './judge-ahead';
import { lookAtPromotion } from './look-at-promotion';
import type { PromotionPorts, ShopifyPromotions } from './ports';

type ReconcilePorts = Pick<PromotionPorts, 'promotions' | 'standings'> & Queues & Clock;

/** A store may have moved to a plan that supports discounts by market. [J] */
const ASK_ABOUT_MARKETS_AGAIN_MS = 30 * DAY_MS;

/**
 * Daily: has every promotion's discounts looked at, since a webhook may be lost, what was left under way taken up again,
 * and what is scheduled judged again.
 */
export async function reconcilePromotions(
  ports: ReconcilePorts,
  store: StoreDomain,
): Promise<void> {
  const now = ports.now();
  const { underWay, scheduled } = await ports.promotions.toReconcile(store, now);
  for (const promotionId of [...underWay, ...scheduled]) {
    await ports.queue.send('schedule-promotion', { store, promotionId });
  }
  await judgeAhead(ports, store);
  const support = await ports.promotions.marketSupport(store);
  if (support?.supported === false) {
    const sinceMs = now.getTime() - support.at.getTime();
    if (sinceMs > ASK_ABOUT_MARKETS_AGAIN_MS) await ports.promotions.saveMarketSupport(store, null);
  }
}

/** A discount was changed or deleted in Shopify: one of ours is compared with what we set. */
export async function lookAtDiscount(
  ports: Pick<PromotionPorts, 'promotions'> & Shopify<ShopifyPromotions> & Clock & Logs,
  { store, discountId }: { store: StoreDomain; discountId: string },
): Promise<void> {
  const promotionId = await ports.promotions.findByDiscount(store, discountId);
  const promotion = promotionId && (await ports.promotions.find(store, promotionId));
  if (!promotion) return;
  const shopify = await ports.shopify(store);
  await lookAtPromotion({ ports, store, shopify, promotion }, { forDuplicates: false });
}
