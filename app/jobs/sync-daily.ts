import { z } from 'zod';
import { forgetFindings } from '~/services/audit/forget-findings';
import { forgetDeliveries } from '~/services/webhooks/forget-deliveries';
import { reconcilePromotions } from '~/services/promotions/reconcile-promotions';
import { requestSync } from '~/services/sync/request-sync';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), whole: z.boolean().optional() });

/**
 * Reconciles a store with Shopify once a day: webhooks may be lost, a changed translation has none, and a converted
 * Canadian price moves with a rate of which nothing tells. All products are read only where that is due
 * (docs/decisions/0032), or `whole` asks for it. Where a run is under way
 * it is read once that has ended. What webhooks left behind goes, too, and so do findings of more than a year ago.
 */
export const syncDaily = defineJob({
  name: 'sync-daily',
  payload,
  key: ({ store, whole }) => `${store}${whole ? ' whole' : ''}`,
  queue: COLLAPSING_QUEUE,
  isReplayed: true,
  work: { pollingIntervalSeconds: 10 },
  handle: oneByOne(async ({ store, whole = false }, { ports }) => {
    const sync = await requestSync(ports, store, { whole });
    ports.log.info({ store, sync }, 'daily sync');
    await forgetDeliveries(ports, store);
    await forgetFindings(ports, store);
    await reconcilePromotions(ports, store);
  }),
});
