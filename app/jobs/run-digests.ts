import { z } from 'zod';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { COLLAPSING_QUEUE, defineJob, type JobContext } from './job';

const payload = z.object({ store: z.string() });

/** Looked at again sooner than the hourly sweep would. */
const SOON_MS = 60 * 60_000;

/**
 * Makes and sends the digests of one store. Many stores are due at the same hour: they are taken one after the other,
 * by two hands in each process, so that webhooks and pages keep their share of database and processor.
 */
export const runDigests = defineJob({
  name: 'run-digests',
  payload,
  // One for now may stand beside one that waits for its hour.
  key: ({ store }, { at }) => (at ? `${store} ${at.toISOString()}` : store),
  group: ({ store }) => store,
  queue: {
    ...COLLAPSING_QUEUE,
    // A mail server may take its ten minutes; the heartbeat notices a dead process.
    expireInSeconds: 60 * 60,
  },
  work: {
    batchSize: 5,
    localConcurrency: 2,
    pollingIntervalSeconds: 2,
    burstWhenBatchFull: true,
  },
  handle: oneAfterTheOther,
});

async function oneAfterTheOther(
  jobs: z.infer<typeof payload>[],
  context: JobContext,
): Promise<PromiseSettledResult<void>[]> {
  const results: PromiseSettledResult<void>[] = [];
  for (const job of jobs) {
    const [result] = await Promise.allSettled([runForStore(job.store, context)]);
    results.push(result);
  }
  return results;
}

async function runForStore(store: string, { ports, shouldPause }: JobContext): Promise<void> {
  const { lookAgainAt } = await runStoreDigests(ports, store, { shouldPause });
  if (lookAgainAt === null || lookAgainAt.getTime() - ports.now().getTime() > SOON_MS) return;
  await ports.queue.send('run-digests', { store }, { at: lookAgainAt });
}
