import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusOf } from '~/components/answers';
import { getContainer, type Container } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { AltTextsPage } from './AltTextsPage';
import { BulkPage } from './BulkPage';
import { WasPricesPage } from './WasPricesPage';
import { parseBulkForm, parseBulkUrl, type BulkCommand } from './bulk-form';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { kind, query } = parseBulkUrl(new URL(request.url).searchParams);
  const { changes } = (await getContainer()).services;
  switch (kind) {
    case 'altText':
      return changes.showBulkAltTexts(session.shop, query);
    case 'compareAt':
      return changes.showBulkWasPrices(session.shop, query);
    default:
      return changes.showBulk(session.shop, { kind, query });
  }
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
  switch (command.kind) {
    case 'altText': {
      const { texts } = command;
      return isPreview
        ? changes.previewAltTexts(store, texts)
        : changes.startAltTexts(store, { texts, by });
    }
    case 'compareAt':
      return isPreview
        ? changes.previewWasPrices(store, command)
        : changes.startWasPrices(store, { ...command, shown: command.shown ?? '', by });
    default:
      return isPreview
        ? changes.previewBulk(store, command)
        : changes.startBulk(store, { ...command, shown: command.shown ?? '', by });
  }
}

export default function BulkRoute() {
  const bulk = useLoaderData<typeof loader>();
  // What was typed for one kind is nothing for another.
  switch (bulk.kind) {
    case 'altText':
      return <AltTextsPage altTexts={bulk} />;
    case 'compareAt':
      return <WasPricesPage wasPrices={bulk} />;
    default:
      return <BulkPage key={bulk.kind} bulk={bulk} />;
  }
}
