import type { WebhookDelivery, WebhookRepository } from '~/services/webhooks/ports';

/** Has deliveries recorded that ask for nothing. */
export function takeDeliveries(
  webhooks: WebhookRepository,
  deliveries: WebhookDelivery[],
  receivedAt: Date,
): Promise<WebhookDelivery[]> {
  return webhooks.take(deliveries, receivedAt, () => Promise.resolve());
}
