import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { authenticate } from '~/shopify.server';

/** Paths that Shopify's library sends browsers to on their way in, such as the session-token bounce page. */
export async function loader({ request }: LoaderFunctionArgs) {
  // Where the library finds no shop it asks for a login; Borealist is opened from the admin only.
  if (new URL(request.url).pathname === '/auth/login') return redirect('/');
  await authenticate.admin(request);
  return null;
}
