import type { LoaderFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';
import { parseOfferedUrl, type OfferedPage } from './app.promotions.$id/offered-page';

export { headers } from '~/components/page-headers';

/** Collections to choose from, by title. */
export async function loader({ request }: LoaderFunctionArgs): Promise<OfferedPage> {
  const { session } = await authenticate.admin(request);
  const { search, after } = parseOfferedUrl(request.url);
  const { services } = await getContainer();
  const page = await services.promotions.searchCollections(session.shop, search, after);
  const items = page.collections.map(({ id, title }) => ({ id, title }));
  return { search, after, items, next: page.cursor };
}
