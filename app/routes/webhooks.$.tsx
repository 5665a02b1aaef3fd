import type { ActionFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { deliveryOf, verifyWebhook } from '~/shopify/webhooks';

/** Takes in each topic at its own address. What the privacy topics name is never logged. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { env, services } = await getContainer();
  const topics = services.webhooks.topicsAt(`/webhooks/${params['*']}`);
  if (topics.length === 0) throw new Response('No webhook comes here.', { status: 404 });
  const webhook = await verifyWebhook(request, { apiSecret: env.shopifyApiSecret });
  const known = topics.find(({ topic }) => topic === webhook.topic);
  if (!known) {
    const taken = topics.map(({ topic }) => topic).join(', ');
    throw new Response(`This address takes ${taken}.`, { status: 400 });
  }
  await services.webhooks.receive(deliveryOf(webhook, known.subject));
  return new Response();
}

/** Anything but POST is refused by the same check. */
export { action as loader };
