import type { LoaderFunctionArgs } from '@remix-run/node';
import { searchParam } from '~/components/address-params';
import { findHsCodes } from '~/core/customs/hs-texts';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const SHOWN = 12;

/** Codes of the Harmonized System by digits or words. */
export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  const query = searchParam.safeParse(new URL(request.url).searchParams.get('q') ?? '');
  return Response.json(query.success ? findHsCodes(query.data, SHOWN) : []);
}
