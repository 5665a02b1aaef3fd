import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getContainer } from '~/container.server';
import { globalId, isGlobalId, isIdNumber } from '~/core/store/global-id';
import { authenticate } from '~/shopify.server';

/** A workflow's product: its number, or its global id. */
const payload = z.object({
  handle: z.literal('flow-check-listing'),
  properties: z.object({
    product_id: z
      .union([z.string(), z.number().int()])
      .transform(String)
      .transform((id) => (isIdNumber(id) ? globalId('Product', id) : id))
      .refine((id) => isGlobalId(id, 'Product'), 'the number or the global id of a product'),
  }),
});

/**
 * The action “Check a listing” of a workflow. Flow waits ten seconds and asks again where it gets no answer: the
 * check goes through the queue, where two requests for one listing are one.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { session, ...flow } = await authenticate.flow(request);
  const parsed = payload.safeParse(flow.payload);
  if (!parsed.success) {
    return Response.json({ message: z.prettifyError(parsed.error) }, { status: 422 });
  }
  const { services } = await getContainer();
  await services.flow.checkListing(session.shop, parsed.data.properties.product_id);
  return Response.json({});
}

/** Anything but POST is refused by the same check. */
export { action as loader };
