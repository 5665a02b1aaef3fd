import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { useEffect } from 'react';
import { statusOf } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { OrderPeriod } from '~/components/OrderPeriod';
import { TitledCard } from '~/components/TitledCard';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';
import { FILE_FIELD, MAX_FILE_BYTES, sayProblem } from './import-answer';
import { ImportForm } from './ImportForm';
import { ImportResult } from './ImportResult';
import { withUploadedFile } from './uploaded-file.server';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  return { orders: await services.orders.showHistory(session.shop) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const upload = await withUploadedFile(
    request,
    { field: FILE_FIELD, maxBytes: MAX_FILE_BYTES },
    (file) => services.orders.import(session.shop, file),
  );
  const answer = upload.done ? upload.value : upload;
  return data(answer, { status: statusOf(answer) });
}

export default function ImportOrders() {
  const { orders } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const fetcher = useFetcher<typeof action>();
  const isBusy = fetcher.state !== 'idle';
  const answer = isBusy ? undefined : fetcher.data;
  const imported = answer?.done ? answer.value : null;

  useEffect(() => {
    if (imported !== null && imported.orders > 0) showToast(t('orders.import.toast'));
  }, [imported, t]);

  const upload = (file: File) => {
    const form = new FormData();
    // Its own name may hold what a header cannot, and nobody needs it.
    form.set(FILE_FIELD, file, 'orders.csv');
    fetcher.submit(form, { method: 'post', encType: 'multipart/form-data' });
  };

  return (
    <Page
      title={t('orders.import.title')}
      backAction={{ content: t('home.title'), url: '/app' }}
      narrowWidth
    >
      <BlockStack gap="400">
        <TitledCard title={t('orders.title')} gap="200">
          <OrderPeriod orders={orders} />
        </TitledCard>
        {imported !== null && <ImportResult imported={imported} />}
        <ImportForm
          orders={orders}
          problem={answer && !answer.done ? sayProblem(answer.because) : null}
          isBusy={isBusy}
          isDone={imported !== null}
          onUpload={upload}
        />
      </BlockStack>
    </Page>
  );
}
