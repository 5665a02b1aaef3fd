import { z } from 'zod';
import { finishErasingOrders } from '~/services/store/erase-data';
import { SYNC_FAILURE_OF } from '~/services/sync/failure';
import { beginWished } from '~/services/sync/request-sync';
import { failSync } from '~/services/sync/run-sync';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), runId: z.uuid() });

/** A merchant asked for it: it is finished even where the run that it was begun with is given up. */
export const eraseOrdersJob = defineJob({
  name: 'erase-orders',
  payload,
  key: ({ runId }) => runId,
  queue: COLLAPSING_QUEUE,
  isReplayed: true,
  work: { pollingIntervalSeconds: 2 },
  handle: oneByOne((job, { ports }) => finishErasingOrders(ports, job)),
  async onDead(job, { kind }, { ports }) {
    await failSync(ports, job, SYNC_FAILURE_OF[kind]);
    await beginWished(ports, job.store);
  },
});
