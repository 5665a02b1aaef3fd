import { Banner, BlockStack, Card, Text } from '@shopify/polaris';
import { MAX_FILE_MEGABYTES } from '~/components/file-to-preview';
import { FileToPreview } from '~/components/FileToPreview';
import { useTranslate } from '~/components/language';
import { TOO_LARGE } from './file-answer';
import type { FileImport } from './use-file-import';

export function ImportCard({ file }: { file: FileImport }) {
  const t = useTranslate();

  return (
    <Card>
      <BlockStack gap="400">
        {file.problem && (
          <Banner tone="warning" title={t('worklist.import.failed')}>
            <p>
              {file.problem.line !== null && (
                <strong>{t('worklist.preview.line', { line: file.problem.line })} </strong>
              )}
              {t(file.problem.reason.id, file.problem.reason.data)}
            </p>
          </Banner>
        )}
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('worklist.import.title')}
          </Text>
          <Text as="p">{t('worklist.import.text')}</Text>
        </BlockStack>
        <FileToPreview
          id="filled-list"
          accept=".csv,.xlsx"
          file={file}
          isWriting={file.isStarting}
          words={{
            label: t('worklist.import.file'),
            hint: t('worklist.import.hint', { megabytes: MAX_FILE_MEGABYTES }),
            running: t('worklist.import.running', { name: file.file?.name ?? '' }),
            preview: t('worklist.import.preview'),
            noFile: { id: 'worklist.error.noFile', data: {} },
            kind: { id: 'worklist.error.kind', data: {} },
            tooLarge: TOO_LARGE,
            empty: { id: 'worklist.file.empty', data: {} },
          }}
        />
      </BlockStack>
    </Card>
  );
}
