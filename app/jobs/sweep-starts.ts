import { z } from 'zod';
import { sweepStarts as sweep } from '~/services/promotions/sweep-starts';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

/** Every minute: one job for each promotion whose start is near, or that waits. */
export const sweepStarts = defineJob({
  name: 'sweep-starts',
  payload: z.object({}),
  key: () => 'sweep-starts',
  cron: '* * * * *',
  queue: COLLAPSING_QUEUE,
  work: { pollingIntervalSeconds: 10 },
  handle: oneByOne((_payload, { ports }) => sweep(ports)),
});
