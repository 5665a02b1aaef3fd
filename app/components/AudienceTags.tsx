import { Badge, InlineStack } from '@shopify/polaris';
import type { Audience } from '~/core/listing/audience';
import { useTranslate } from './language';

export function AudienceTags({ audiences }: { audiences: readonly Audience[] }) {
  const t = useTranslate();
  return (
    <InlineStack gap="100">
      {audiences.map((audience) => (
        <Badge key={audience} tone="info" toneAndProgressLabelOverride={t('label.audience')}>
          {t(`audience.${audience}`)}
        </Badge>
      ))}
    </InlineStack>
  );
}
