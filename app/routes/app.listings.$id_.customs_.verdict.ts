import type { ActionFunctionArgs } from '@remix-run/node';
import { statusOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { parseVerdictForm } from './app.listings.$id_.customs/customs-form';

export { headers } from '~/components/page-headers';

/** What the rules say of values that are being typed; nothing is kept of them. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const form = parseVerdictForm(await readForm(request));
  if (!form.done) return Response.json(form, { status: statusOf(form) });
  const { services } = await getContainer();
  const verdict = await services.changes.judgeVariantValues(session.shop, {
    listingId,
    typed: form.value,
  });
  return Response.json(verdict, { status: verdict === null ? 404 : 200 });
}
