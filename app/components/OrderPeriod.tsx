import { BlockStack, Text } from '@shopify/polaris';
import type { OrderHistoryView } from '~/services/orders/views';
import { useFormatter, useTranslate } from './language';

/** Of which days all orders are counted, why of no more, and what for. */
export function OrderPeriod({ orders }: { orders: OrderHistoryView }) {
  const t = useTranslate();
  const format = useFormatter();
  const { since, until, isComplete, notice } = orders;
  return (
    <BlockStack gap="200">
      <Text as="p">
        {since === null || until === null
          ? t('orders.unknown')
          : t('orders.known', { since: format.day(since), until: format.day(until) })}{' '}
        {t('orders.use')}
      </Text>
      <Text as="p" tone="subdued">
        {t(notice ?? (isComplete ? 'orders.why.complete' : 'orders.why.recent'))}
      </Text>
    </BlockStack>
  );
}
