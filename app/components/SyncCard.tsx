import { BlockStack, Card, ProgressBar, Spinner, InlineStack, Text } from '@shopify/polaris';
import { useId } from 'react';
import type { SyncView } from '~/services/sync/views';
import { useTranslate } from './language';
import { useSayDuration } from './use-say-duration';
import { useTimeLeft } from './use-time-left';
import { When } from './When';

/** How far the reading of the catalogue has come. */
export function SyncCard({ sync }: { sync: SyncView }) {
  const t = useTranslate();
  const labelId = useId();
  const { done, total } = sync;
  const leftSeconds = useTimeLeft({ phase: sync.phase ?? '', done, total });
  const sayDuration = useSayDuration();
  const title = t(`sync.running.${sync.kind}`);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Spinner size="small" accessibilityLabel={title} />
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
        </InlineStack>
        {/* Spoken when the phase changes; the figures below change too often to be read out. */}
        <div aria-live="polite" id={labelId}>
          <Text as="p">
            {sync.kind === 'audit' && t('sync.judgingAgain')}
            {sync.kind !== 'audit' && sync.phase !== null && t(`sync.phase.${sync.phase}`)}
          </Text>
        </div>
        {total !== null && total > 0 && (
          <ProgressBar
            progress={Math.min(100, Math.floor((done / total) * 100))}
            size="small"
            tone="primary"
            animated={false}
            ariaLabelledBy={labelId}
          />
        )}
        <Text as="p" tone="subdued">
          {total === null
            ? t('sync.progress.done', { done })
            : t('sync.progress.doneOf', { done, total })}
          {leftSeconds !== null &&
            leftSeconds > 0 &&
            ` ${t('sync.progress.left', { duration: sayDuration(leftSeconds) })}`}
        </Text>
        {sync.isExportDenied && <Text as="p">{t('sync.byPages')}</Text>}
        <Text as="p" tone="subdued">
          {t('sync.startedAt')} <When instant={sync.startedAt} withTime />
        </Text>
      </BlockStack>
    </Card>
  );
}
