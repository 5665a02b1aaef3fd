import { Badge, BlockStack, InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { SaidMissed } from '~/components/SaidMissed';
import { When } from '~/components/When';
import { useSayDuration } from '~/components/use-say-duration';
import type { SyncView } from '~/services/sync/views';

/** When it was, how long it took, and what it found or why it failed. */
export function EndedSync({ sync }: { sync: SyncView }) {
  const { kind, state, startedAt, endedAt, failure, missed } = sync;
  const t = useTranslate();
  const sayDuration = useSayDuration();
  const seconds =
    endedAt === null ? null : Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  return (
    <li>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            <When instant={startedAt} withTime />
          </Text>
          <Text as="span">{t(`syncs.kind.${kind}`)}</Text>
          {state === 'failed' ? (
            <Badge tone="critical">{t('syncs.failed')}</Badge>
          ) : (
            <Badge tone="success">{t('syncs.done')}</Badge>
          )}
          {seconds !== null && (
            <Text as="span" tone="subdued">
              {t('syncs.took', { duration: sayDuration(seconds) })}
              {missed && (
                <>
                  {' · '}
                  <SaidMissed missed={missed} />
                </>
              )}
            </Text>
          )}
        </InlineStack>
        {state === 'failed' && <Text as="p">{t(failure ?? 'sync.failed.unexpected')}</Text>}
      </BlockStack>
    </li>
  );
}
