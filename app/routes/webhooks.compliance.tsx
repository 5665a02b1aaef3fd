import type { ActionFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { verifyWebhook } from '~/shopify/webhooks';

const TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact'];

/** The three privacy topics that Shopify asks of every app. What they name is never logged. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { env, services } = await getContainer();
  const webhook = await verifyWebhook(request, { apiSecret: env.shopifyApiSecret });
  const { shop: store, webhookId, topic, triggeredAt } = webhook;
  if (!TOPICS.includes(topic)) {
    throw new Response(`This address takes ${TOPICS.join(', ')}.`, { status: 400 });
  }
  await services.webhooks.receive({ store, webhookId, topic, triggeredAt, subjectId: null });
  return new Response();
}

/** Anything but POST is refused by the same check. */
export { action as loader };
