import { z } from 'zod';
import { measureResults } from '~/services/promotions/measure-results';
import { COMPUTING_QUEUE, COMPUTING_WORK, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), promotionId: z.uuid() });

/** Measures how a promotion of many listings went, for a page that waits for it. */
export const measureResultsJob = defineJob({
  name: 'measure-results',
  payload,
  key: ({ store, promotionId }) => `${store} ${promotionId}`,
  group: ({ store }) => store,
  isForPeople: true,
  queue: COMPUTING_QUEUE,
  work: COMPUTING_WORK,
  handle: oneByOne((job, { ports }) => measureResults(ports, job)),
});
