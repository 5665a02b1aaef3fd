import { z } from 'zod';
import { judgeScheduled } from '~/services/promotions/judge-scheduled';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), promotionId: z.uuid() });

/**
 * Judges a scheduled promotion again, and sees to its start. A store has one under way at a time, in all processes
 * together.
 */
export const judgePromotion = defineJob({
  name: 'judge-promotion',
  payload,
  // Beside one that waits for its time, one may be asked for at once.
  key: ({ store, promotionId }, { delaySeconds = 0 }) =>
    `${store} ${promotionId}${delaySeconds > 0 ? ' later' : ''}`,
  group: ({ store }) => store,
  isReplayed: true,
  // A start waits for no outage: within a minute of Shopify's coming back it is decided.
  queue: { ...COLLAPSING_QUEUE, retryDelayMax: 60, retryLimit: 60, heartbeatSeconds: 15 },
  work: { localConcurrency: 2, groupConcurrency: 1, pollingIntervalSeconds: 1 },
  handle: oneByOne((job, { ports }) => judgeScheduled(ports, job)),
});
