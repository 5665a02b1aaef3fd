import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusOf } from '~/components/answers';
import { getContainer, type Container } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { AltTextsPage } from './AltTextsPage';
import { BulkPage } from './BulkPage';
import { parseBulkForm, parseBulkUrl, type BulkCommand } from './bulk-form';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { kind, query } = parseBulkUrl(new URL(request.url).searchParams);
  const { changes } = (await getContainer()).services;
  return kind === 'altText'
    ? changes.showBulkAltTexts(session.shop, query)
    : changes.showBulk(session.shop, { kind, query });
}

export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parseBulkForm(await readForm(request));
  if (!form.done) return data(form, { status: statusOf(form) });
  const { services } = await getContainer();
  const answer = await answerTo(services.changes, session.shop, form.value, sessionToken.sub);
  return data(answer, { status: statusOf(answer) });
}

function answerTo(
  changes: Container['services']['changes'],
  store: string,
  command: BulkCommand,
  by: string,
) {
  const isPreview = command.intent === 'preview';
  if (command.kind === 'altText') {
    const { texts } = command;
    return isPreview
      ? changes.previewAltTexts(store, texts)
      : changes.startAltTexts(store, { texts, by });
  }
  return isPreview
    ? changes.previewBulk(store, command)
    : changes.startBulk(store, { ...command, by });
}

export default function BulkRoute() {
  const bulk = useLoaderData<typeof loader>();
  // What was typed for one kind is nothing for another.
  return bulk.kind === 'altText' ? (
    <AltTextsPage altTexts={bulk} />
  ) : (
    <BulkPage key={bulk.kind} bulk={bulk} />
  );
}
