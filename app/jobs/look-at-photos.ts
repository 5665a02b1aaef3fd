import { z } from 'zod';
import { lookAtPhotos } from '~/services/photos/look-at-photos';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string() });

/**
 * Looks at photos, one after the other, in a queue of its own: neither a click nor a webhook nor a sync ever waits for it.
 * A process looks at those of one store at a time.
 */
export const lookAtPhotosJob = defineJob({
  name: 'look-at-photos',
  payload,
  // Beside one that waits for tomorrow, one may be asked for now: the merchant may have changed the settings.
  key: ({ store }, { at }) => `${store}${at === undefined ? '' : ' later'}`,
  group: ({ store }) => store,
  queue: { ...COLLAPSING_QUEUE, retryDelay: 60 },
  work: { localConcurrency: 1, groupConcurrency: 1, pollingIntervalSeconds: 5 },
  handle: oneByOne((job, { ports, shouldPause }) => lookAtPhotos(ports, job, { shouldPause })),
});
