import { z } from 'zod';
import { lookAtDiscount as look } from '~/services/promotions/reconcile-promotions';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), discountId: z.string() });

/** A discount was changed in Shopify: one of ours is looked at, all others cost a look in our own records. */
export const lookAtDiscount = defineJob({
  name: 'look-at-discount',
  payload,
  key: ({ store, discountId }) => `${store} ${discountId}`,
  group: ({ store }) => store,
  queue: COLLAPSING_QUEUE,
  isReplayed: true,
  work: {
    batchSize: 25,
    groupConcurrency: 25,
    pollingIntervalSeconds: 0.5,
    burstWhenBatchFull: true,
  },
  handle: oneByOne((job, { ports }) => look(ports, job)),
});
