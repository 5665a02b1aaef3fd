import { COLLAPSING_QUEUE, defineJob } from './job';
import { listingJob, refreshByStore } from './refresh-listing';

const BATCH_SIZE = 25;

/** Reads a listing from Shopify again for somebody who waits for it: it does not stand in line behind a bulk edit. */
export const checkListing = defineJob({
  name: 'check-listing',
  payload: listingJob,
  key: ({ store, listingId }) => `${store} ${listingId}`,
  isForPeople: true,
  queue: COLLAPSING_QUEUE,
  work: { batchSize: BATCH_SIZE, localConcurrency: 2, pollingIntervalSeconds: 0.5 },
  handle: refreshByStore,
});
