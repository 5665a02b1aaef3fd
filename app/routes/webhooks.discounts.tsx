import type { ActionFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { discountIdOf, verifyWebhook } from '~/shopify/webhooks';

const TOPICS = ['discounts/create', 'discounts/update', 'discounts/delete'];

/** A discount changed: a job looks whether it is one of ours, and what it is now. */
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
    subjectId: discountIdOf(webhook),
  });
  return new Response();
}

/** Anything but POST is refused by the same check. */
export { action as loader };
