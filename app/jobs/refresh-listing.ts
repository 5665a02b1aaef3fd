import { z } from 'zod';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import { COLLAPSING_QUEUE, defineJob, type JobContext } from './job';

export const listingJob = z.object({ store: z.string(), listingId: z.string() });
type RefreshListing = z.infer<typeof listingJob>;

const BATCH_SIZE = 25;

/**
 * Reads listings from Shopify again. A bulk edit in Shopify's admin sends thousands of webhooks at once: they
 * become one job for each product, taken in batches that are written and judged together. A store has one
 * batch under way at a time, in all processes together, so that its thousands do not keep another store's
 * single edit waiting; workers that look at the same instant may each take one.
 */
export const refreshListing = defineJob({
  name: 'refresh-listing',
  payload: listingJob,
  key: ({ store, listingId }) => `${store} ${listingId}`,
  group: ({ store }) => store,
  queue: COLLAPSING_QUEUE,
  work: {
    batchSize: BATCH_SIZE,
    groupConcurrency: BATCH_SIZE,
    localConcurrency: 4,
    pollingIntervalSeconds: 0.5,
    burstWhenBatchFull: true,
  },
  handle: refreshByStore,
});

/** Of one or many stores. */
export async function refreshByStore(
  jobs: RefreshListing[],
  { ports }: JobContext,
): Promise<PromiseSettledResult<void>[]> {
  const results = new Map<RefreshListing, PromiseSettledResult<void>>();
  for (const [store, ofStore] of Map.groupBy(jobs, (job) => job.store)) {
    const settled = await refreshStore(store, ofStore, ports);
    ofStore.forEach((job, index) => {
      const result = settled[index];
      if (result) results.set(job, result);
    });
  }
  return jobs.map(
    (job) => results.get(job) ?? { status: 'rejected', reason: new Error('the job was left out') },
  );
}

/** One store's trouble, such as access taken back, must not fail the jobs of the others. */
async function refreshStore(
  store: string,
  jobs: RefreshListing[],
  ports: JobContext['ports'],
): Promise<PromiseSettledResult<void>[]> {
  try {
    return await refreshListings(
      ports,
      store,
      jobs.map(({ listingId }) => listingId),
    );
  } catch (reason) {
    return jobs.map(() => ({ status: 'rejected', reason }));
  }
}
