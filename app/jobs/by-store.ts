import type { StoreDomain } from '~/core/store/store-domain';
import type { JobContext } from './job';

/** Does the jobs of each store together: one store's trouble, such as access taken back, fails no other's. */
export function byStore<Payload extends { store: StoreDomain }>(
  handle: (
    store: StoreDomain,
    jobs: Payload[],
    context: JobContext,
  ) => Promise<PromiseSettledResult<void>[]>,
): (jobs: Payload[], context: JobContext) => Promise<PromiseSettledResult<void>[]> {
  return async (jobs, context) => {
    const results = new Map<Payload, PromiseSettledResult<void>>();
    for (const [store, ofStore] of Map.groupBy(jobs, (job) => job.store)) {
      const settled = await settle(ofStore, () => handle(store, ofStore, context));
      ofStore.forEach((job, index) => {
        const result = settled[index];
        if (result) results.set(job, result);
      });
    }
    return jobs.map(
      (job) =>
        results.get(job) ?? { status: 'rejected', reason: new Error('the job was left out') },
    );
  };
}

async function settle(
  jobs: unknown[],
  handle: () => Promise<PromiseSettledResult<void>[]>,
): Promise<PromiseSettledResult<void>[]> {
  try {
    return await handle();
  } catch (reason) {
    return jobs.map(() => ({ status: 'rejected', reason }));
  }
}
