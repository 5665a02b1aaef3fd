import { Badge } from '@shopify/polaris';
import type { NotReadyView } from '~/services/promotions/views';
import { useTranslate } from './language';

/** Of a scheduled promotion that something stands in the way of. */
export function NotReadyBadge({ notReady }: { notReady: NotReadyView }) {
  const t = useTranslate();
  return (
    <Badge tone="warning">
      {t(notReady.plannedStart === null ? 'promotions.notReady' : 'promotions.waits')}
    </Badge>
  );
}
