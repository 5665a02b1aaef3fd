import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Card, Page, Text } from '@shopify/polaris';
import { statusOf } from '~/components/answers';
import { FILE_FIELD, MAX_FILE_BYTES } from '~/components/file-to-preview';
import { useFormatter, useTranslate } from '~/components/language';
import { SyncCard } from '~/components/SyncCard';
import { useLiveUpdates } from '~/components/use-live-updates';
import { shownIn } from '~/components/shown-digest';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { withUploadedFile } from '../app.orders.import/uploaded-file.server';
import { ImportForm } from './ImportForm';
import { ImportsCard } from './ImportsCard';
import { parseRemoveForm, type ImportAnswer, type PreviewAnswer } from './price-answer';
import { PreviewCards } from './PreviewCards';
import { usePriceImport } from './use-price-import';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  // Read before the page: a change in between then shows as a newer version, never goes unseen.
  const version = await services.store.readVersion(session.shop);
  return { version, prices: await services.prices.showImports(session.shop) };
}

/** Previews the file that comes, imports what a confirmed preview showed, or removes an import. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const { services } = await getContainer();
  const by = sessionToken.sub;
  const params = new URL(request.url).searchParams;
  if (params.has('remove')) {
    const form = parseRemoveForm(await readForm(request));
    const answer = form.done
      ? await services.prices.remove(session.shop, { id: form.value.id, by })
      : form;
    return data(answer, { status: statusOf(answer) });
  }
  const shown = shownIn(params);
  const upload = await withUploadedFile(
    request,
    { field: FILE_FIELD, maxBytes: MAX_FILE_BYTES },
    async (file): Promise<PreviewAnswer | ImportAnswer> =>
      shown === null
        ? services.prices.preview(session.shop, file)
        : services.prices.import(session.shop, { file, shown, by }),
  );
  const answer = upload.done ? upload.value : upload;
  return data(answer, { status: statusOf(answer) });
}

export default function ImportPrices() {
  const { version, prices } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const format = useFormatter();
  const file = usePriceImport();
  const isJudging = prices.judging?.state === 'running';
  useLiveUpdates({ version, busy: isJudging });

  return (
    <Page
      title={t('prices.title')}
      backAction={{ content: t('home.title'), url: '/app' }}
      narrowWidth
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="200">
            <Text as="p">
              {prices.seenSince === null
                ? t('prices.sinceToday')
                : t('prices.since', { day: format.day(prices.seenSince) })}
            </Text>
            <Text as="p">{t('prices.ownWord')}</Text>
          </BlockStack>
        </Card>
        {file.imported !== null && (
          <Banner tone="success" title={t('prices.imported')}>
            <p>{t('prices.imported.text', { rows: file.imported.counted })}</p>
          </Banner>
        )}
        {isJudging && prices.judging && <SyncCard sync={prices.judging} />}
        <ImportForm file={file} />
        {file.preview && <PreviewCards preview={file.preview} file={file} />}
        <ImportsCard imports={prices.imports} />
      </BlockStack>
    </Page>
  );
}
