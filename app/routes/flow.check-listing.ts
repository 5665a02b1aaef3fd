import type { ActionFunctionArgs } from '@remix-run/node';
import { statusOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { readFlowCheck } from '~/shopify/flow-requests';

/**
 * The action “Check a listing” of a workflow. Flow waits ten seconds and asks again where it gets no answer: the
 * check goes through the queue, where two requests for one listing are one.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { env, services } = await getContainer();
  const asked = await readFlowCheck(request, { apiSecret: env.shopifyApiSecret });
  const answer = await services.flow.checkListing(asked.store, asked.listingId);
  return Response.json({}, { status: statusOf(answer) });
}

/** Anything but POST is refused by the same check. */
export { action as loader };
