import { z } from 'zod';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { askToLook } from '~/services/photos/ask-to-look';
import { judgeConcerned } from '~/services/promotions/judge-ahead';
import { byStore } from './by-store';
import { COLLAPSING_QUEUE, defineJob } from './job';

const payload = z.object({ store: z.string(), listingId: z.string() });
const BATCH_SIZE = 50;

/** Reads a listing from Shopify again for somebody who waits for it: it does not stand in line behind a bulk edit. */
export const checkListing = defineJob({
  name: 'check-listing',
  payload,
  key: ({ store, listingId }) => `${store} ${listingId}`,
  isForPeople: true,
  queue: COLLAPSING_QUEUE,
  work: { batchSize: BATCH_SIZE, localConcurrency: 2, pollingIntervalSeconds: 0.5 },
  handle: byStore(async (store, jobs, { ports }) => {
    const listingIds = jobs.map(({ listingId }) => listingId);
    const results = await refreshListings(ports, store, listingIds);
    await judgeConcerned(ports, store, listingIds);
    await askToLook(ports, store);
    return results;
  }),
});
