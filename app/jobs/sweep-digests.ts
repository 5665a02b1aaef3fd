import { z } from 'zod';
import { sweepDigests as sweep } from '~/services/digest/sweep-digests';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

/** Finds out, every hour, which stores have digests to send before the next. */
export const sweepDigests = defineJob({
  name: 'sweep-digests',
  payload: z.object({}),
  key: () => 'sweep-digests',
  cron: '0 * * * *',
  queue: COLLAPSING_QUEUE,
  work: { pollingIntervalSeconds: 10 },
  handle: oneByOne((_payload, { ports }) => sweep(ports)),
});
