import type { LoaderFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

/** What open pages compare to know whether what they show is still true. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  return Response.json({ version }, { headers: { 'Cache-Control': 'no-store' } });
}
