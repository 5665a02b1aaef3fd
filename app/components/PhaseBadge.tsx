import { Badge } from '@shopify/polaris';
import type { PromotionPhase } from '~/core/promotions/promotion';
import { useTranslate } from './language';

// The tones that Shopify's own list of discounts uses; only what failed asks for attention.
const TONES = {
  draft: undefined,
  scheduling: 'info',
  scheduled: 'attention',
  running: 'success',
  ended: undefined,
  cancelling: 'info',
  cancelled: undefined,
  failed: 'warning',
} as const;

export function PhaseBadge({ phase }: { phase: PromotionPhase }) {
  const t = useTranslate();
  return (
    <Badge tone={TONES[phase]} toneAndProgressLabelOverride={t('label.status')}>
      {t(`promotion.phase.${phase}`)}
    </Badge>
  );
}
