import { z } from 'zod';
import { readDiscountChanges } from '~/services/promotions/read-discounts';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string() });

/** Discounts were made or changed in Shopify: those that were, are read together. */
export const readDiscountsJob = defineJob({
  name: 'read-discounts',
  payload,
  key: ({ store }) => store,
  group: ({ store }) => store,
  queue: COLLAPSING_QUEUE,
  isReplayed: true,
  work: { groupConcurrency: 1, pollingIntervalSeconds: 1 },
  handle: oneByOne(({ store }, { ports }) => readDiscountChanges(ports, store)),
});
