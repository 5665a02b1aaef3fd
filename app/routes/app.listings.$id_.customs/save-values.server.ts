import { data, type ActionFunctionArgs } from '@remix-run/node';
import { statusOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { parseSaveForm } from './customs-form';

/** Saves what was typed of a listing's variants, on whichever page. */
export async function saveValues({ request, params }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const form = parseSaveForm(await readForm(request));
  if (!form.done) return data(form, { status: statusOf(form) });
  const { services } = await getContainer();
  const answer = await services.changes.saveVariantValues(session.shop, {
    listingId,
    values: form.value,
    by: sessionToken.sub,
  });
  return data(answer, { status: statusOf(answer) });
}
