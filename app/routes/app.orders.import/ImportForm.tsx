import {
  Banner,
  BlockStack,
  Button,
  Card,
  DropZone,
  InlineError,
  InlineStack,
  List,
  Spinner,
  Text,
} from '@shopify/polaris';
import { useState } from 'react';
import { ChosenFile } from '~/components/ChosenFile';
import { useFormatter, useTranslate } from '~/components/language';
import type { Message } from '~/core/audit/outcome';
import type { OrderHistoryView } from '~/services/orders/views';
import {
  MAX_FILE_BYTES,
  MAX_FILE_MEGABYTES,
  NO_FILE,
  TOO_LARGE,
  type sayProblem,
} from './import-answer';

const DROP_ZONE = 'order-export';

export function ImportForm(props: {
  orders: OrderHistoryView;
  problem: ReturnType<typeof sayProblem> | null;
  isBusy: boolean;
  /** The chosen file has been imported: another one may follow. */
  isDone: boolean;
  onUpload: (file: File) => void;
}) {
  const { orders, problem, isBusy, isDone, onUpload } = props;
  const t = useTranslate();
  const format = useFormatter();
  const [chosen, setChosen] = useState<File | null>(null);
  const [refused, setRefused] = useState<Message | null>(null);

  const choose = (_all: File[], [accepted]: File[]) => {
    const reason = reasonAgainst(accepted);
    setChosen(reason === null ? (accepted ?? null) : null);
    setRefused(reason);
  };
  const start = () => {
    if (chosen === null) setRefused(NO_FILE);
    else onUpload(chosen);
  };

  return (
    <Card>
      <BlockStack gap="400">
        {problem !== null && (
          <Banner tone="critical" title={t('orders.import.failed')}>
            <p>
              {problem.line !== null && (
                <strong>{t('orders.import.failed.line', { line: problem.line })} </strong>
              )}
              {t(problem.reason.id, problem.reason.data)}
            </p>
          </Banner>
        )}
        <Text as="h2" variant="headingMd">
          {t('orders.import.how')}
        </Text>
        <List type="number">
          <List.Item>{t('orders.import.step.export')}</List.Item>
          <List.Item>
            {orders.since === null
              ? t('orders.import.step.chooseAll')
              : t('orders.import.step.choose', { until: format.day(orders.since) })}
          </List.Item>
          <List.Item>{t('orders.import.step.drop')}</List.Item>
        </List>
        <BlockStack gap="200">
          <DropZone
            id={DROP_ZONE}
            label={t('orders.import.file')}
            accept=".csv"
            allowMultiple={false}
            variableHeight
            disabled={isBusy}
            onDrop={choose}
          >
            {chosen === null ? (
              <DropZone.FileUpload
                actionHint={t('orders.import.hint', { megabytes: MAX_FILE_MEGABYTES })}
              />
            ) : (
              <ChosenFile file={chosen} />
            )}
          </DropZone>
          {refused !== null && (
            <InlineError message={t(refused.id, refused.data)} fieldID={DROP_ZONE} />
          )}
        </BlockStack>
        <Text as="p" tone="subdued">
          {t('orders.import.privacy')}
        </Text>
        <div role="status">
          {isBusy && (
            <InlineStack gap="200" blockAlign="center" wrap={false}>
              <Spinner size="small" accessibilityLabel="" />
              <Text as="p">{t('orders.import.running', { name: chosen?.name ?? '' })}</Text>
            </InlineStack>
          )}
        </div>
        <InlineStack align="end">
          <Button variant={isDone ? 'secondary' : 'primary'} loading={isBusy} onClick={start}>
            {t('orders.import.start')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function reasonAgainst(file: File | undefined): Message | null {
  if (file === undefined) return { id: 'orders.import.error.notCsv', data: {} };
  if (file.size > MAX_FILE_BYTES) return TOO_LARGE;
  return file.size === 0 ? { id: 'file.empty', data: {} } : null;
}
