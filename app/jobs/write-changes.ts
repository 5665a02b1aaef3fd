import { z } from 'zod';
import { writeBatch } from '~/services/changes/write-batch';
import type { WhenToRun } from '~/services/queue';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), batch: z.uuid() });
type Payload = z.infer<typeof payload>;

/** Beside one that waits for its time, one may be asked for at once. */
const key = (job: Payload, { delaySeconds = 0 }: WhenToRun) =>
  delaySeconds > 0 ? `${keyOf(job)} later` : keyOf(job);

/**
 * Writes what of a batch of changes is not written, then asks for itself again where it has to wait. That two workers
 * would do no harm is the service's care.
 */
export const writeChangesJob = defineJob({
  name: 'write-changes',
  payload,
  key,
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

/** The same for many changes at once: nobody's click waits for them. */
export const writeFixesJob = defineJob({
  name: 'write-fixes',
  payload,
  key,
  group: keyOf,
  isReplayed: true,
  queue: COLLAPSING_QUEUE,
  work: { localConcurrency: 1, groupConcurrency: 1, pollingIntervalSeconds: 0.5 },
  handle: oneByOne(async (job, { ports, shouldPause }) => {
    for (;;) {
      const { waitMs } = await writeBatch(ports, job.store, job.batch);
      if (waitMs === null) return;
      if (waitMs > 0 || shouldPause()) {
        const delaySeconds = Math.max(1, Math.ceil(waitMs / 1000));
        return ports.queue.send('write-fixes', job, { delaySeconds });
      }
    }
  }),
});

function keyOf({ store, batch }: Payload): string {
  return `${store} ${batch}`;
}
