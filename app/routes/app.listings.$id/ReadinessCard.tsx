import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { ReadinessSummary } from '~/components/ReadinessSummary';
import type { Readiness } from '~/core/audit/readiness';
import { AUDIENCES, type Audience } from '~/core/listing/audience';

export function ReadinessCard({ readiness }: { readiness: Record<Audience, Readiness> }) {
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('listing.readiness.title')}
        </Text>
        <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
          {AUDIENCES.map((audience) => (
            <ReadinessSummary
              key={audience}
              audience={audience}
              readiness={readiness[audience]}
              headingLevel="h3"
            />
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
