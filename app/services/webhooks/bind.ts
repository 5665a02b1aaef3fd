import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { WebhookDelivery, WebhookPorts } from './ports';
import { createWebhookIntake } from './receive-webhooks';

export interface WebhookServices {
  /** Resolves once the delivery is recorded and its job queued. */
  receive(delivery: WebhookDelivery): Promise<void>;
}

export function bindWebhooks(ports: WebhookPorts & Queues & Clock & Logs): WebhookServices {
  return { receive: createWebhookIntake(ports) };
}
