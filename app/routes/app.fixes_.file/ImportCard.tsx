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
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES, TOO_LARGE } from './file-answer';
import type { FileImport } from './use-file-import';

const DROP_ZONE = 'filled-list';

export function ImportCard({ file }: { file: FileImport }) {
  const t = useTranslate();
  const [refused, setRefused] = useState<Message | null>(null);

  const choose = (_all: File[], [accepted]: File[]) => {
    const reason = reasonAgainst(accepted);
    file.choose(reason === null ? (accepted ?? null) : null);
    setRefused(reason);
  };

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
        <BlockStack gap="200">
          <DropZone
            id={DROP_ZONE}
            label={t('worklist.import.file')}
            accept=".csv,.xlsx"
            allowMultiple={false}
            variableHeight
            disabled={file.isPreviewing || file.isStarting}
            onDrop={choose}
          >
            {file.file === null ? (
              <DropZone.FileUpload
                actionHint={t('worklist.import.hint', { megabytes: MAX_FILE_MEGABYTES })}
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
              <Text as="p">{t('worklist.import.running', { name: file.file?.name ?? '' })}</Text>
            </InlineStack>
          )}
        </div>
        <InlineStack align="end">
          <Button
            variant={file.preview ? 'secondary' : 'primary'}
            loading={file.isPreviewing}
            disabled={file.isStarting}
            onClick={() => {
              if (file.file === null) setRefused({ id: 'worklist.error.noFile', data: {} });
              else file.askPreview(file.file);
            }}
          >
            {t('worklist.import.preview')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function reasonAgainst(file: File | undefined): Message | null {
  if (file === undefined) return { id: 'worklist.error.kind', data: {} };
  if (file.size > MAX_FILE_BYTES) return TOO_LARGE;
  return file.size === 0 ? { id: 'worklist.file.empty', data: {} } : null;
}
