import { z } from 'zod';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

/** Every minute: one job for each store with a workflow that one of the app's triggers starts. */
export const sweepFlow = defineJob({
  name: 'sweep-flow',
  payload: z.object({}),
  key: () => 'sweep-flow',
  cron: '* * * * *',
  queue: COLLAPSING_QUEUE,
  work: { pollingIntervalSeconds: 10 },
  handle: oneByOne(async (_payload, { ports }) => {
    const stores = await ports.flow.storesInUse();
    await ports.queue.send(
      'send-flow-events',
      stores.map((store) => ({ store })),
    );
  }),
});
