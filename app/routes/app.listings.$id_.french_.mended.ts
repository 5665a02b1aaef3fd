import type { ActionFunctionArgs } from '@remix-run/node';
import { statusOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { parseMendForm } from './app.listings.$id_.french/french-form';

export { headers } from '~/components/page-headers';

/** One text with its typography and anglicisms mended; nothing is kept of it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const form = parseMendForm(await readForm(request));
  if (!form.done) return Response.json(form, { status: statusOf(form) });
  const { services } = await getContainer();
  const answer = await services.changes.mendFrench(session.shop, { listingId, typed: form.value });
  return Response.json(answer, { status: statusOf(answer) });
}
