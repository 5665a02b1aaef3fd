import { remembering } from '../bind';
import { createWebhookIntake } from './receive-webhooks';
import { topicsAt } from './topics';

export const webhookVerbs = {
  /** What is delivered to a path of the app; empty where no webhook comes. */
  topicsAt: (_ports: unknown, path: string) => topicsAt(path),
  receive: remembering(createWebhookIntake),
};
