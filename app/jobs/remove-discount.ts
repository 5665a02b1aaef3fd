import { z } from 'zod';
import { removeDiscount } from '~/services/promotions/read-discounts';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), discountId: z.string() });

/** A discount was deleted in Shopify. */
export const removeDiscountJob = defineJob({
  name: 'remove-discount',
  payload,
  key: ({ store, discountId }) => `${store} ${discountId}`,
  group: ({ store }) => store,
  queue: COLLAPSING_QUEUE,
  isReplayed: true,
  work: { batchSize: 25, groupConcurrency: 25, pollingIntervalSeconds: 1 },
  handle: oneByOne((job, { ports }) => removeDiscount(ports, job)),
});
