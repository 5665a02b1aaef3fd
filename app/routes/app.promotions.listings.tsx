import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const PAGE_SIZE = 25;

const asked = z.object({
  search: z.string().trim().max(200).default(''),
  after: z.string().min(1).max(1_000).nullable(),
});

/** Listings to choose from, by title. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const params = new URL(request.url).searchParams;
  const query = asked.safeParse({
    search: params.get('search') ?? '',
    after: params.get('after'),
  });
  if (!query.success) throw new Response(null, { status: 400 });
  const { search, after } = query.data;
  const { services } = await getContainer();
  const page = await services.catalogue.list(session.shop, {
    ...(search !== '' && { search }),
    ...(after !== null && { after }),
    sort: 'title',
    direction: 'asc',
    limit: PAGE_SIZE,
  });
  return {
    search,
    after,
    items: page.rows.map(({ id, title, status }) => ({ id, title, status })),
    next: page.next,
  };
}
