import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { OrderPeriod } from '~/components/OrderPeriod';
import type { OrderHistoryView } from '~/services/orders/views';

export function OrdersCard({ orders }: { orders: OrderHistoryView }) {
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('orders.title')}
        </Text>
        <OrderPeriod orders={orders} />
        {!orders.isComplete && (
          <div>
            <Button variant="plain" url="/app/orders/import">
              {t('orders.import.action')}
            </Button>
          </div>
        )}
        <Text as="p" tone="subdued">
          {t('missingHistory.prices')}
        </Text>
        <div>
          <Button variant="plain" url="/app/prices/import">
            {t('prices.link')}
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}
