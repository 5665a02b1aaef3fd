import { z } from 'zod';
import { sweepSales as sweep } from '~/services/promotions/sweep-sales';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

/** Every minute: one job for each promotion whose prices are to be lowered, or put back. */
export const sweepSales = defineJob({
  name: 'sweep-sales',
  payload: z.object({}),
  key: () => 'sweep-sales',
  cron: '* * * * *',
  queue: COLLAPSING_QUEUE,
  work: { pollingIntervalSeconds: 10 },
  handle: oneByOne((_payload, { ports }) => sweep(ports)),
});
