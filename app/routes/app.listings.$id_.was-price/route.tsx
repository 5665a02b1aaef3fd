import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusOf } from '~/components/answers';
import { NothingToFix } from '~/components/NothingToFix';
import { getContainer } from '~/container.server';
import { listingIdOf } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { WasPricePage } from './WasPricePage';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';
export { saveValues as action } from '../app.listings.$id_.customs/save-values.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const { services } = await getContainer();
  const [wasPrices, history] = await Promise.all([
    services.changes.showWasPrices(session.shop, listingId),
    services.orders.showMissing(session.shop),
  ]);
  return data(
    { listingId, wasPrices, history },
    { status: wasPrices.done ? 200 : statusOf(wasPrices) },
  );
}

export default function WasPriceRoute() {
  const { listingId, wasPrices, history } = useLoaderData<typeof loader>();
  if (!wasPrices.done) {
    return (
      <NothingToFix title="wasPrice.title" listingId={listingId} because={wasPrices.because} />
    );
  }
  return <WasPricePage wasPrices={wasPrices.value} history={history} />;
}
