import type { Clock, Logs } from '../common-ports';
import type { Queues, Queue } from '../queue';
import type { WebhookPorts, WebhookDelivery } from './ports';
import { WEBHOOK_TOPICS } from './topics';

type IntakePorts = WebhookPorts & Queues & Clock & Logs;

/** What is recorded and queued together at most, so that no delivery waits long on the others. */
const MAX_TOGETHER = 200;

/**
 * Takes in verified deliveries. One bulk edit sends thousands at once, and each has to be acknowledged within
 * five seconds: those that come in while others are being recorded are recorded together, next. Each resolves once it is recorded
 * and its job queued.
 */
export function createWebhookIntake(
  ports: IntakePorts,
): (delivery: WebhookDelivery) => Promise<void> {
  const waiting: { delivery: WebhookDelivery; settle: (error?: Error) => void }[] = [];
  let working = false;

  async function work(): Promise<void> {
    working = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MAX_TOGETHER);
      let failure: Error | undefined;
      try {
        await receiveWebhooks(
          ports,
          batch.map(({ delivery }) => delivery),
        );
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
      }
      for (const { settle } of batch) settle(failure);
    }
    working = false;
  }

  return (delivery) =>
    new Promise((resolve, reject) => {
      waiting.push({
        delivery,
        settle: (error) => {
          if (error) reject(error);
          else resolve();
        },
      });
      if (!working) void work();
    });
}

/**
 * Records verified deliveries once and puts what they ask for on the queue; no work is done here.
 *
 * A delivery is recorded with its job or not at all: when a process dies in between, Shopify's next attempt is taken for
 * new. A delivery for a store that is not installed changes nothing: trying it again
 * could not change that, and the first sync after an installation reads everything anyway.
 */
export async function receiveWebhooks(
  { webhooks, queue, now, log }: IntakePorts,
  deliveries: WebhookDelivery[],
): Promise<void> {
  const receivedAt = now();
  const fresh = await webhooks.take(deliveries, receivedAt, (some, transaction) =>
    enqueue(queue.within(transaction), some, receivedAt),
  );
  const taken = new Set(fresh);
  for (const delivery of deliveries) {
    const { store, topic, webhookId, subjectId } = delivery;
    const about = { store, topic, webhookId, subjectId };
    if (taken.has(delivery)) log.info(about, 'webhook received');
    else log.info(about, 'webhook was handled before, or its store is not installed');
  }
}

async function enqueue(
  queue: Pick<Queue, 'send'>,
  deliveries: WebhookDelivery[],
  receivedAt: Date,
): Promise<void> {
  for (const [name, ofTopic] of Map.groupBy(deliveries, ({ topic }) => topic)) {
    const known = WEBHOOK_TOPICS.find(({ topic }) => topic === name);
    if (!known) throw new Error(`no handling for webhook topic ${name}`);
    await known.ask?.(
      queue,
      ofTopic.map(({ triggeredAt, ...rest }) => ({
        ...rest,
        at: triggeredAt ?? receivedAt,
        isSaid: triggeredAt !== null,
      })),
    );
  }
}
