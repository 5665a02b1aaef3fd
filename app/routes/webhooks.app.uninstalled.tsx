import type { ActionFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { verifyWebhook } from '~/shopify/webhooks';

const TOPIC = 'app/uninstalled';

/** The merchant removed the app: a job erases the store. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { env, services } = await getContainer();
  const webhook = await verifyWebhook(request, { apiSecret: env.shopifyApiSecret });
  const { shop: store, webhookId, topic, triggeredAt } = webhook;
  if (topic !== TOPIC) throw new Response(`This address takes ${TOPIC}.`, { status: 400 });
  await services.webhooks.receive({ store, webhookId, topic, triggeredAt, subjectId: null });
  return new Response();
}

/** Anything but POST is refused by the same check. */
export { action as loader };
