import type { ActionFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { deliveryOf, UnusableDeliveryError, verifyWebhook } from '~/shopify/webhooks';

/** Takes in each topic at its own address. What the privacy topics name is never logged. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { env, services, logger } = await getContainer();
  const path = `/webhooks/${params['*']}`;
  const topics = services.webhooks.topicsAt(path);
  if (topics.length === 0) throw new Response('No webhook comes here.', { status: 404 });
  try {
    const webhook = await verifyWebhook(request, { apiSecret: env.shopifyApiSecret });
    await services.webhooks.receive(deliveryOf(webhook, topics));
  } catch (error) {
    if (!(error instanceof UnusableDeliveryError)) throw error;
    // Shopify would repeat it for hours, and then end the subscription: it comes out the same each time.
    logger.warn(
      { path, reason: error.message },
      'a webhook delivery says nothing that can be used',
    );
  }
  return new Response();
}

/** Anything but POST is refused by the same check. */
export { action as loader };
