import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { parseListingsUrl } from '../app.listings._index/listings-url';
import { BulkPage } from './BulkPage';
import { kindIn, parseBulkForm } from './bulk-form';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { searchParams } = new URL(request.url);
  const { query } = parseListingsUrl(searchParams);
  const { services } = await getContainer();
  return services.changes.showBulk(session.shop, { kind: kindIn(searchParams), query });
}

export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parseBulkForm(await readForm(request));
  if (!form.done) return data(form, { status: statusOf(form) });
  const { intent, ...asked } = form.value;
  const { services } = await getContainer();
  const answer =
    intent === 'preview'
      ? await services.changes.previewBulk(session.shop, asked)
      : await services.changes.startBulk(session.shop, { ...asked, by: sessionToken.sub });
  return data(answer, { status: statusOf(answer) });
}

export default function BulkRoute() {
  const bulk = useLoaderData<typeof loader>();
  // What was typed for one kind is nothing for another.
  return <BulkPage key={bulk.kind} bulk={bulk} />;
}
