import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { WebhookDelivery, WebhookPorts } from './ports';
import { createWebhookIntake } from './receive-webhooks';
import { topicsAt, type WebhookTopic } from './topics';

export interface WebhookServices {
  /** What is delivered to a path of the app; empty where no webhook comes. */
  topicsAt(path: string): Pick<WebhookTopic, 'topic' | 'subject'>[];
  /** Resolves once the delivery is recorded and its job queued. */
  receive(delivery: WebhookDelivery): Promise<void>;
}

export function bindWebhooks(ports: WebhookPorts & Queues & Clock & Logs): WebhookServices {
  return { topicsAt, receive: createWebhookIntake(ports) };
}
