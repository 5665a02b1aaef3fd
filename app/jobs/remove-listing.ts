import { z } from 'zod';
import { removeListing as remove } from '~/services/catalogue/remove-listing';
import { judgeConcerned } from '~/services/promotions/judge-ahead';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), listingId: z.string() });

export const removeListing = defineJob({
  name: 'remove-listing',
  payload,
  key: ({ store, listingId }) => `${store} ${listingId}`,
  group: ({ store }) => store,
  queue: COLLAPSING_QUEUE,
  isReplayed: true,
  work: { batchSize: 10, pollingIntervalSeconds: 1, burstWhenBatchFull: true },
  handle: oneByOne(async ({ store, listingId }, { ports }) => {
    await remove(ports, store, listingId);
    await judgeConcerned(ports, store, [listingId]);
  }),
});
