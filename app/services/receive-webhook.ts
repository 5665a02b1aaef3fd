import type { Ports, Queue, WebhookDelivery } from './ports';

/** Shopify sends `shop/redact` this long after the uninstallation that it is about. */
const REDACT_DELAY_MS = 48 * 60 * 60 * 1000;

/**
 * Records a verified delivery once and puts what it asks for on the queue; no work is done here.
 *
 * A delivery counts as handled only once its job is queued: when a process dies in between, Shopify's next
 * attempt is taken for new. A delivery for a store that is not installed changes nothing: trying it again
 * could not change that, and the first sync after an installation reads everything anyway.
 */
export async function receiveWebhook(
  {
    stores,
    webhooks,
    queue,
    now,
    log,
  }: Pick<Ports, 'stores' | 'webhooks' | 'queue' | 'now' | 'log'>,
  delivery: WebhookDelivery,
): Promise<void> {
  const { store, topic, webhookId } = delivery;
  const receivedAt = now();
  if ((await stores.find(store)) === null) {
    log.info({ store, topic, webhookId }, 'webhook for a store that is not installed');
    return;
  }
  if (!(await webhooks.record(delivery, receivedAt))) {
    log.info({ store, topic, webhookId }, 'webhook was handled before');
    return;
  }
  await enqueue(queue, delivery, receivedAt);
  await webhooks.markHandled(store, webhookId, receivedAt);
  log.info({ store, topic, webhookId, subjectId: delivery.subjectId }, 'webhook received');
}

async function enqueue(
  queue: Queue,
  { store, topic, subjectId, triggeredAt }: WebhookDelivery,
  receivedAt: Date,
): Promise<void> {
  const occurredAt = triggeredAt ?? receivedAt;
  switch (topic) {
    case 'products/create':
    case 'products/update':
      return queue.refreshListing({ store, listingId: required(subjectId, topic) });
    case 'products/delete':
      return queue.removeListing({ store, listingId: required(subjectId, topic) });
    case 'app/uninstalled':
      return queue.eraseStore({ store, uninstalledAt: occurredAt.toISOString() });
    case 'shop/redact':
      return queue.eraseStore({
        store,
        uninstalledAt: new Date(occurredAt.getTime() - REDACT_DELAY_MS).toISOString(),
      });
    case 'customers/data_request':
    case 'customers/redact':
      // No customer data is stored: the recorded delivery is all the proof there is to keep.
      return;
    default:
      throw new Error(`no handling for webhook topic ${topic}`);
  }
}

function required(subjectId: string | null, topic: string): string {
  if (subjectId === null) throw new Error(`webhook ${topic} without a subject`);
  return subjectId;
}
