import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { authenticate } from '~/shopify.server';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

/** Every address below /app that no page has: without this the error would show outside the app's own frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix shows the error page for a thrown answer
  throw data(null, { status: 404 });
}

/** Never shown, but Remix serves a route without a component as bare data. */
export default function NoSuchPage() {
  return null;
}
