import { z } from 'zod';
import { refreshChanged } from '~/services/catalogue/refresh-changed';
import { askToLook } from '~/services/photos/ask-to-look';
import { judgeConcerned } from '~/services/promotions/judge-ahead';
import { byStore } from './by-store';
import { COLLAPSING_QUEUE, defineJob } from './job';

const payload = z.object({
  store: z.string(),
  listingId: z.string(),
  isAsked: z.boolean().optional(),
});

const BATCH_SIZE = 100;

/**
 * Reads listings from Shopify again. A bulk edit in Shopify's admin sends thousands of webhooks at once: they
 * become one job for each product, taken in batches that are read, written and judged together. A store has one
 * batch under way at a time, in all processes together, so that its thousands do not keep another store's
 * single edit waiting; workers that look at the same instant may each take one. Promotions that they are in are judged
 * again by a job of their own.
 */
export const refreshListing = defineJob({
  name: 'refresh-listing',
  payload,
  key: ({ store, listingId, isAsked }) => `${store} ${listingId}${isAsked ? ' asked' : ''}`,
  group: ({ store }) => store,
  queue: COLLAPSING_QUEUE,
  isReplayed: true,
  work: {
    batchSize: BATCH_SIZE,
    groupConcurrency: BATCH_SIZE,
    localConcurrency: 4,
    pollingIntervalSeconds: 0.5,
    burstWhenBatchFull: true,
  },
  handle: byStore(async (store, jobs, { ports }) => {
    const results = await refreshChanged(ports, store, jobs);
    const listingIds = jobs.map(({ listingId }) => listingId);
    await judgeConcerned(ports, store, listingIds);
    await askToLook(ports, store);
    return results;
  }),
});
