import { Button, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { OrderPeriod } from '~/components/OrderPeriod';
import { TitledCard } from '~/components/TitledCard';
import type { OrderHistoryView } from '~/services/orders/views';

export function OrdersCard({ orders }: { orders: OrderHistoryView }) {
  const t = useTranslate();
  return (
    <TitledCard title={t('orders.title')} gap="300">
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
    </TitledCard>
  );
}
