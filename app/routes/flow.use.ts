import type { ActionFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { readFlowUse } from '~/shopify/flow-requests';

/**
 * Flow tells whether a store has a workflow that begins with a trigger of ours. A store whose plan has no Flow never
 * does, and is told nothing.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { env, services } = await getContainer();
  const { store, ...told } = await readFlowUse(request, { apiSecret: env.shopifyApiSecret });
  await services.flow.noteUse(store, told);
  return Response.json({});
}

/** Anything but POST is refused by the same check. */
export { action as loader };
