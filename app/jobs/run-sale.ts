import { z } from 'zod';
import { runSale } from '~/services/promotions/run-sale';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), promotionId: z.uuid() });

/**
 * Lowers a promotion's prices, or puts them back, then asks for itself again where it has to wait. A promotion has one
 * worker at a time, in all processes together; that two would do no harm is the service's care.
 */
export const runSaleJob = defineJob({
  name: 'run-sale',
  payload,
  // Beside one that waits for its time, one may be asked for at once.
  key: (job, { delaySeconds = 0 }) => (delaySeconds > 0 ? `${keyOf(job)} later` : keyOf(job)),
  group: keyOf,
  isReplayed: true,
  // Buyers see it: after an outage it goes on within a minute.
  queue: { ...COLLAPSING_QUEUE, retryDelayMax: 60, retryLimit: 60, heartbeatSeconds: 15 },
  work: { localConcurrency: 2, groupConcurrency: 1, pollingIntervalSeconds: 1 },
  handle: oneByOne(async (job, { ports, shouldPause }) => {
    for (;;) {
      const { waitMs } = await runSale(ports, job);
      if (waitMs === null) return;
      if (waitMs > 0 || shouldPause()) {
        const delaySeconds = Math.max(1, Math.ceil(waitMs / 1000));
        return ports.queue.send('run-sale', job, { delaySeconds });
      }
    }
  }),
});

function keyOf({ store, promotionId }: z.infer<typeof payload>): string {
  return `${store} ${promotionId}`;
}
