import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusOf } from '~/components/answers';
import { NothingToFix } from '~/components/NothingToFix';
import { getContainer } from '~/container.server';
import { listingIdOf } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { CustomsPage } from './CustomsPage';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';
export { saveValues as action } from './save-values.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const { services } = await getContainer();
  const customs = await services.changes.showCustoms(session.shop, listingId);
  return data({ listingId, customs }, { status: customs.done ? 200 : statusOf(customs) });
}

export default function CustomsRoute() {
  const { listingId, customs } = useLoaderData<typeof loader>();
  if (!customs.done) {
    return <NothingToFix title="customs.title" listingId={listingId} because={customs.because} />;
  }
  return <CustomsPage customs={customs.value} />;
}
