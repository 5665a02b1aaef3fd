import type { LoaderFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';
import { parseOfferedUrl, type OfferedPage } from './app.promotions.$id/offered-page';

export { headers } from '~/components/page-headers';

const PAGE_SIZE = 25;

/** Listings to choose from, by title. */
export async function loader({ request }: LoaderFunctionArgs): Promise<OfferedPage> {
  const { session } = await authenticate.admin(request);
  const { search, after } = parseOfferedUrl(request.url);
  const { services } = await getContainer();
  const { rows, next } = await services.catalogue.list(session.shop, {
    ...(search !== '' && { search }),
    ...(after !== null && { after }),
    sort: 'title',
    direction: 'asc',
    limit: PAGE_SIZE,
  });
  return {
    search,
    after,
    items: rows.map(({ id, title, status }) => ({ id, title, status })),
    next,
  };
}
