import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { BlockStack, Page } from '@shopify/polaris';
import { statusOf } from '~/components/answers';
import { FILE_FIELD, MAX_FILE_BYTES } from '~/components/file-to-preview';
import { useTranslate } from '~/components/language';
import { usePageActions } from '~/components/PageActions';
import { shownIn } from '~/components/shown-digest';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';
import { withUploadedFile } from '../app.orders.import/uploaded-file.server';
import { ExportCard } from './ExportCard';
import { type PreviewAnswer, type StartAnswer } from './file-answer';
import { ImportCard } from './ImportCard';
import { PreviewCards } from './PreviewCards';
import { useFileImport } from './use-file-import';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  return null;
}

/** Previews the file that comes, or, where the address says which preview was confirmed, writes what that one showed. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const shown = shownIn(new URL(request.url).searchParams);
  const { services } = await getContainer();
  const upload = await withUploadedFile(
    request,
    { field: FILE_FIELD, maxBytes: MAX_FILE_BYTES },
    async (file): Promise<PreviewAnswer | StartAnswer> =>
      shown === null
        ? services.changes.previewWorklist(session.shop, file)
        : services.changes.startWorklist(session.shop, { file, shown, by: sessionToken.sub }),
  );
  const answer = upload.done ? upload.value : upload;
  return data(answer, { status: statusOf(answer) });
}

export default function FixByFile() {
  const t = useTranslate();
  const file = useFileImport();
  return (
    <Page
      title={t('worklist.title')}
      backAction={{ content: t('listings.title'), url: '/app/listings' }}
      secondaryActions={usePageActions([{ content: t('history.title'), url: '/app/history' }])}
    >
      <BlockStack gap="400">
        <ExportCard />
        <ImportCard file={file} />
        {file.preview && <PreviewCards preview={file.preview} file={file} />}
      </BlockStack>
    </Page>
  );
}
