import type { ActionFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { productIdOf, verifyWebhook } from '~/shopify/webhooks';

const TOPICS = ['products/create', 'products/update', 'products/delete'];

/** A product changed: what it is now is read from Shopify later, by a job. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { env, services } = await getContainer();
  const webhook = await verifyWebhook(request, { apiSecret: env.shopifyApiSecret });
  const { shop: store, webhookId, topic, triggeredAt } = webhook;
  if (!TOPICS.includes(topic)) {
    throw new Response(`This address takes ${TOPICS.join(', ')}.`, { status: 400 });
  }
  await services.webhooks.receive({
    store,
    webhookId,
    topic,
    triggeredAt,
    subjectId: productIdOf(webhook),
  });
  return new Response();
}

/** Anything but POST is refused by the same check. */
export { action as loader };
