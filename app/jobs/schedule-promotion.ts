import { z } from 'zod';
import { bringInStep } from '~/services/promotions/bring-in-step';
import { stallPromotion } from '~/services/promotions/stall-promotion';
import { COLLAPSING_QUEUE, defineJob, oneByOne } from './job';

const payload = z.object({ store: z.string(), promotionId: z.uuid() });

/**
 * Brings Shopify's discounts in step with one promotion, then asks for itself again where it has to wait, and has the
 * promotion judged. A
 * promotion has one worker at a time, in all processes together; that two would do no harm is the service's care.
 */
export const schedulePromotion = defineJob({
  name: 'schedule-promotion',
  payload,
  // Beside one that waits for its time, one may be asked for at once.
  key: (job, { delaySeconds = 0 }) => (delaySeconds > 0 ? `${keyOf(job)} later` : keyOf(job)),
  group: keyOf,
  isForPeople: true,
  queue: {
    ...COLLAPSING_QUEUE,
    // A merchant watches: after an outage, of an hour at most, scheduling goes on within a minute.
    retryDelayMax: 60,
    retryLimit: 60,
    heartbeatSeconds: 15,
  },
  work: { localConcurrency: 2, groupConcurrency: 1, pollingIntervalSeconds: 0.5 },
  handle: oneByOne(async (job, { ports }) => {
    const left = await bringInStep(ports, job);
    if (left) {
      const when = { delaySeconds: left.continueInSeconds };
      await ports.queue.send('schedule-promotion', job, when);
    }
    await ports.queue.send('judge-promotion', job);
    await ports.queue.send('run-sale', job);
  }),
  onDead: (job, failure, { ports }) => stallPromotion(ports, job, failure),
});

function keyOf({ store, promotionId }: z.infer<typeof payload>): string {
  return `${store} ${promotionId}`;
}
