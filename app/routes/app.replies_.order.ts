import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { statusOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const MAX_NAME_LENGTH = 100;

/** Number and days of the order that a letter is about. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const name = new URL(request.url).searchParams.get('name') ?? '';
  const { services } = await getContainer();
  const answer = await services.replies.findOrder(session.shop, name.slice(0, MAX_NAME_LENGTH));
  return data(answer, { status: statusOf(answer) });
}
