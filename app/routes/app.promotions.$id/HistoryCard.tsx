import { BlockStack, Box, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { When } from '~/components/When';
import type { HistoryEntry } from '~/services/promotions/views';
import { PlanCard } from './PlanCard';

/** What is not in Shopify until it starts. */
const OF_SALE = {
  scheduled: 'promotion.history.ofSale.scheduled',
  edited: 'promotion.history.ofSale.edited',
} as const;

/** Who did what, and when; the latest first. */
export function HistoryCard({ history, isSale }: { history: HistoryEntry[]; isSale: boolean }) {
  const t = useTranslate();
  return (
    <PlanCard title={t('promotion.card.history')}>
      <BlockStack gap="300" as="ul">
        {history.map((entry) => (
          <Box as="li" key={entry.id}>
            <Entry entry={entry} isSale={isSale} />
          </Box>
        ))}
      </BlockStack>
    </PlanCard>
  );
}

function Entry({ entry, isSale }: { entry: HistoryEntry; isSale: boolean }) {
  const t = useTranslate();
  const { at, by, kind, reason, failure, changed, whenNotReady, standing, leftOut, followed } =
    entry;
  const isInSale = isSale && (kind === 'scheduled' || kind === 'edited');
  return (
    <BlockStack gap="050">
      <Text as="p">{isInSale ? t(OF_SALE[kind]) : t(`promotion.history.${kind}`)}</Text>
      {changed.length > 0 && (
        <Text as="p" tone="subdued">
          {t('promotion.history.changed', {
            fields: changed.map((field) => t(`promotion.planField.${field}`)),
          })}
        </Text>
      )}
      {whenNotReady !== null && (
        <Text as="p" tone="subdued">
          {t(`promotion.whenNotReady.${whenNotReady}`)}
        </Text>
      )}
      {standing !== null && standing.blocking > 0 && (
        <Text as="p" tone="subdued">
          {t('promotion.history.standing', {
            blocking: standing.blocking,
            kinds: standing.kinds.map((kind) => t(`promotion.blocker.${kind}.title`)),
          })}
        </Text>
      )}
      {leftOut !== null && (
        <Text as="p" tone="subdued">
          {t('promotion.history.leftOutListings', { listings: leftOut })}
        </Text>
      )}
      {followed !== null && (
        <Text as="p" tone="subdued">
          {t('promotion.history.followedListings', followed)}
        </Text>
      )}
      {reason !== null && (
        <Text as="p" tone="subdued">
          {t('promotion.history.reason', { reason })}
        </Text>
      )}
      {failure !== null && (
        <Text as="p" tone="subdued">
          {t(failure.reason)}
        </Text>
      )}
      <Text as="p" tone="subdued">
        {by === null ? t('promotion.history.itself') : t('promotion.history.by')}{' '}
        <When instant={at} withTime />
      </Text>
    </BlockStack>
  );
}
