import { z } from 'zod';
import { sendFlowEvents as send } from '~/services/flow/send-events';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

/** Tells Shopify Flow what happened in one store. */
export const sendFlowEvents = defineJob({
  name: 'send-flow-events',
  payload: z.object({ store: z.string() }),
  key: ({ store }) => store,
  group: ({ store }) => store,
  queue: COLLAPSING_QUEUE,
  work: { localConcurrency: 2, pollingIntervalSeconds: 2 },
  handle: oneByOne(({ store }, { ports, shouldPause }) => send(ports, store, { shouldPause })),
});
