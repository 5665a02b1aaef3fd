import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusOf } from '~/components/answers';
import { NothingToFix } from '~/components/NothingToFix';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { parseSaveForm } from '../app.listings.$id_.customs/customs-form';
import { WasPricePage } from './WasPricePage';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const { services } = await getContainer();
  const wasPrices = await services.changes.showWasPrices(session.shop, listingId);
  return data({ listingId, wasPrices }, { status: wasPrices.done ? 200 : statusOf(wasPrices) });
}

export async function action({ request, params }: ActionFunctionArgs) {
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

export default function WasPriceRoute() {
  const { listingId, wasPrices } = useLoaderData<typeof loader>();
  if (!wasPrices.done) {
    return (
      <NothingToFix title="wasPrice.title" listingId={listingId} because={wasPrices.because} />
    );
  }
  return <WasPricePage wasPrices={wasPrices.value} />;
}
