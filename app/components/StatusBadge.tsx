import { Badge } from '@shopify/polaris';
import type { ListingStatus } from '~/core/listing/listing';
import { useTranslate } from './language';

// The tones that Shopify's own list of products uses.
const TONES = {
  ACTIVE: 'success',
  DRAFT: 'info',
  ARCHIVED: undefined,
  UNLISTED: undefined,
  UNKNOWN: 'attention',
} as const;

export function StatusBadge({ status }: { status: ListingStatus }) {
  const t = useTranslate();
  return (
    <Badge tone={TONES[status]} toneAndProgressLabelOverride={t('label.status')}>
      {t(`status.${status}`)}
    </Badge>
  );
}
