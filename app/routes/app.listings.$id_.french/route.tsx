import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusOf } from '~/components/answers';
import { NothingToFix } from '~/components/NothingToFix';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { FrenchPage } from './FrenchPage';
import { parseSaveForm } from './french-form';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const { searchParams } = new URL(request.url);
  const { services } = await getContainer();
  const french = await services.changes.showFrench(session.shop, listingId, {
    locale: searchParams.get('to'),
    marketId: searchParams.get('market'),
  });
  return data({ listingId, french }, { status: french.done ? 200 : statusOf(french) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const form = parseSaveForm(await readForm(request));
  if (!form.done) return data(form, { status: statusOf(form) });
  const { services } = await getContainer();
  const answer = await services.changes.saveFrench(session.shop, {
    listingId,
    ...form.value,
    by: sessionToken.sub,
  });
  return data(answer, { status: statusOf(answer) });
}

export default function FrenchRoute() {
  const { listingId, french } = useLoaderData<typeof loader>();
  if (!french.done)
    return <NothingToFix title="french.title" listingId={listingId} because={french.because} />;
  return <FrenchPage french={french.value} />;
}
