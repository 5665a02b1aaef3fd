import { z } from 'zod';
import { writeBatch } from '~/services/changes/write-batch';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), batch: z.uuid() });

/**
 * Writes what of a batch of changes is not written, then asks for itself again where it has to wait. That two workers
 * would do no harm is the service's care.
 */
export const writeChangesJob = defineJob({
  name: 'write-changes',
  payload,
  // Beside one that waits for its time, one may be asked for at once.
  key: (job, { delaySeconds = 0 }) => (delaySeconds > 0 ? `${keyOf(job)} later` : keyOf(job)),
  group: keyOf,
  isForPeople: true,
  // What was asked for is written or told, however long Shopify is away.
  isReplayed: true,
  queue: COLLAPSING_QUEUE,
  work: { localConcurrency: 2, groupConcurrency: 1, pollingIntervalSeconds: 0.5 },
  handle: oneByOne(async (job, { ports }) => {
    const { waitMs } = await writeBatch(ports, job.store, job.batch);
    if (waitMs === null) return;
    await ports.queue.send('write-changes', job, { delaySeconds: Math.ceil(waitMs / 1000) });
  }),
});

function keyOf({ store, batch }: z.infer<typeof payload>): string {
  return `${store} ${batch}`;
}
