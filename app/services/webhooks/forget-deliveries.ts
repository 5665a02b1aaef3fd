import { DAY_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { WebhookPorts } from './ports';

/**
 * Deliveries are recorded so that a repeated one changes nothing. Shopify tries one again for four hours
 * (https://shopify.dev/changelog/updates-to-webhook-retry-mechanism); the rest of the month is for whoever
 * looks into what happened.
 */
const KEPT_MS = 30 * DAY_MS;

/** Deletes the records of webhook deliveries that nobody will ask for again. */
export async function forgetDeliveries(
  { webhooks, now, log }: WebhookPorts & Clock & Logs,
  store: StoreDomain,
): Promise<void> {
  const forgotten = await webhooks.forgetBefore(store, new Date(now().getTime() - KEPT_MS));
  if (forgotten > 0) log.info({ store, forgotten }, 'webhook deliveries forgotten');
}
