import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';
import { PackagingPage } from './PackagingPage';
import { parsePackagingUrl } from './packaging-url';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const query = parsePackagingUrl(new URL(request.url).searchParams);
  return services.catalogue.showPackagingBoard(session.shop, query);
}

export default function PackagingRoute() {
  const board = useLoaderData<typeof loader>();
  // What was done in one part is not counted in the other.
  return <PackagingPage key={board.isTicked ? 'ticked' : board.part} board={board} />;
}
