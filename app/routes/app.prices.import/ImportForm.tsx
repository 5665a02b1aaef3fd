import { Banner, BlockStack, Card, Text } from '@shopify/polaris';
import { MAX_FILE_MEGABYTES } from '~/components/file-to-preview';
import { FileToPreview } from '~/components/FileToPreview';
import { useTranslate } from '~/components/language';
import { TOO_LARGE } from './price-answer';
import type { PriceImportState } from './use-price-import';

const EXAMPLE = `handle,sku,date,price,compare_at_price,currency
maple-board,BOARD-1,2025-11-01,49.00,,USD
maple-board,BOARD-1,2025-11-28,39.00,49.00,USD`;

export function ImportForm({ file }: { file: PriceImportState }) {
  const t = useTranslate();

  return (
    <Card>
      <BlockStack gap="400">
        {file.problem && (
          <Banner tone="critical" title={t('prices.form.failed')}>
            <p>
              {file.problem.line !== null && (
                <strong>{t('prices.preview.line', { line: file.problem.line })} </strong>
              )}
              {t(file.problem.reason.id, file.problem.reason.data)}
            </p>
          </Banner>
        )}
        <Text as="h2" variant="headingMd">
          {t('prices.form.title')}
        </Text>
        <Text as="p">{t('prices.form.columns')}</Text>
        <pre className="file-example" aria-label={t('prices.form.example')} tabIndex={0}>
          {EXAMPLE}
        </pre>
        <FileToPreview
          id="past-prices"
          accept=".csv"
          file={file}
          isWriting={file.isImporting}
          words={{
            label: t('prices.form.file'),
            hint: t('prices.form.hint', { megabytes: MAX_FILE_MEGABYTES }),
            running: t('prices.form.running', { name: file.file?.name ?? '' }),
            preview: t('prices.form.preview'),
            noFile: { id: 'prices.error.noFile', data: {} },
            kind: { id: 'prices.error.notCsv', data: {} },
            tooLarge: TOO_LARGE,
            empty: { id: 'prices.file.empty', data: {} },
          }}
        />
      </BlockStack>
    </Card>
  );
}
