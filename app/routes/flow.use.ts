import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getContainer } from '~/container.server';
import { FLOW_TRIGGERS } from '~/core/flow/triggers';
import { authenticate } from '~/shopify.server';

const payload = z.object({
  flow_trigger_definition_id: z.enum(FLOW_TRIGGERS),
  has_enabled_flow: z.boolean(),
  timestamp: z.iso.datetime({ offset: true }),
});

/**
 * Flow tells when a store's first workflow with a trigger is turned on, and when its last one is turned off. A store
 * whose plan has no Flow never does, and is told nothing.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { session, ...flow } = await authenticate.flow(request);
  const parsed = payload.safeParse(flow.payload);
  if (!parsed.success) {
    return Response.json({ message: z.prettifyError(parsed.error) }, { status: 422 });
  }
  const { services } = await getContainer();
  const { flow_trigger_definition_id: trigger, has_enabled_flow: isUsed, timestamp } = parsed.data;
  await services.flow.noteUse(session.shop, { trigger, isUsed, toldAt: new Date(timestamp) });
  return Response.json({});
}

/** Anything but POST is refused by the same check. */
export { action as loader };
