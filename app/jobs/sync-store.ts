import { z } from 'zod';
import { judgeAhead } from '~/services/promotions/judge-ahead';
import { SYNC_FAILURE_OF } from '~/services/sync/failure';
import { beginWished } from '~/services/sync/request-sync';
import { failSync, runSync } from '~/services/sync/run-sync';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), runId: z.uuid() });

/**
 * Carries a sync run on as far as it goes, then asks for itself again where the run has to wait on Shopify:
 * no worker is held while an export runs. A sync that it kept waiting begins once it has ended. Scheduled promotions are judged by what it found.
 */
export const syncStore = defineJob({
  name: 'sync-store',
  payload,
  key: ({ runId }) => runId,
  queue: {
    ...COLLAPSING_QUEUE,
    // A merchant watches: after an outage, of an hour at most, a sync goes on within a minute.
    retryDelayMax: 60,
    retryLimit: 60,
    heartbeatSeconds: 15,
    // A large catalogue takes minutes; the heartbeat, not this, notices a dead process.
    expireInSeconds: 6 * 60 * 60,
  },
  work: { localConcurrency: 2, pollingIntervalSeconds: 0.5 },
  handle: oneByOne(async (job, { ports, shouldPause }) => {
    const left = await runSync(ports, job, { shouldPause });
    if (left === null) {
      await beginWished(ports, job.store);
      await judgeAhead(ports, job.store);
      return;
    }
    await ports.queue.send('sync-store', job, { delaySeconds: left.continueInSeconds });
  }),
  async onDead(job, { kind }, { ports }) {
    await failSync(ports, job, SYNC_FAILURE_OF[kind]);
    await beginWished(ports, job.store);
  },
});
