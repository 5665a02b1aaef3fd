import {
  Banner,
  BlockStack,
  Button,
  Card,
  DropZone,
  InlineError,
  InlineStack,
  Spinner,
  Text,
} from '@shopify/polaris';
import { useState } from 'react';
import { ChosenFile } from '~/components/ChosenFile';
import { useTranslate } from '~/components/language';
import type { Message } from '~/core/audit/outcome';
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES, TOO_LARGE } from './price-answer';
import type { PriceImportState } from './use-price-import';

const DROP_ZONE = 'past-prices';

const EXAMPLE = `handle,sku,date,price,compare_at_price,currency
maple-board,BOARD-1,2025-11-01,49.00,,USD
maple-board,BOARD-1,2025-11-28,39.00,49.00,USD`;

export function ImportForm({ file }: { file: PriceImportState }) {
  const t = useTranslate();
  const [refused, setRefused] = useState<Message | null>(null);

  const choose = (_all: File[], [accepted]: File[]) => {
    const reason = reasonAgainst(accepted);
    file.choose(reason === null ? (accepted ?? null) : null);
    setRefused(reason);
  };
  const ask = () => {
    if (file.file === null) setRefused({ id: 'prices.error.noFile', data: {} });
    else file.askPreview(file.file);
  };

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
        <BlockStack gap="200">
          <DropZone
            id={DROP_ZONE}
            label={t('prices.form.file')}
            accept=".csv"
            allowMultiple={false}
            variableHeight
            disabled={file.isPreviewing || file.isImporting}
            onDrop={choose}
          >
            {file.file === null ? (
              <DropZone.FileUpload
                actionHint={t('prices.form.hint', { megabytes: MAX_FILE_MEGABYTES })}
              />
            ) : (
              <ChosenFile file={file.file} />
            )}
          </DropZone>
          {refused !== null && (
            <InlineError message={t(refused.id, refused.data)} fieldID={DROP_ZONE} />
          )}
        </BlockStack>
        <div role="status">
          {file.isPreviewing && (
            <InlineStack gap="200" blockAlign="center" wrap={false}>
              <Spinner size="small" accessibilityLabel="" />
              <Text as="p">{t('prices.form.running', { name: file.file?.name ?? '' })}</Text>
            </InlineStack>
          )}
        </div>
        <InlineStack align="end">
          <Button
            variant={file.preview ? 'secondary' : 'primary'}
            loading={file.isPreviewing}
            disabled={file.isImporting}
            onClick={ask}
          >
            {t('prices.form.preview')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function reasonAgainst(file: File | undefined): Message | null {
  if (file === undefined) return { id: 'prices.error.notCsv', data: {} };
  if (file.size > MAX_FILE_BYTES) return TOO_LARGE;
  return file.size === 0 ? { id: 'prices.file.empty', data: {} } : null;
}
