import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { ReadinessSummary } from '~/components/ReadinessSummary';
import type { HomeView } from '~/services/home/views';

export function AudienceCard(props: HomeView['audiences'][number]) {
  const { audience, readiness, openFindings } = props;
  const t = useTranslate();
  const total = openFindings.high + openFindings.medium + openFindings.low;

  return (
    <Card>
      <BlockStack gap="300">
        <ReadinessSummary audience={audience} readiness={readiness} headingLevel="h2" />
        <Text as="p">
          {total === 0
            ? t('home.audience.noFindings')
            : t('home.audience.findings', {
                count: total,
                ...openFindings,
              })}
        </Text>
        <div>
          <Button
            variant="plain"
            url={listingsPath({ audience, state: 'findings' })}
            accessibilityLabel={t('home.audience.seeFor', { audience: t(`audience.${audience}`) })}
          >
            {t('home.audience.see')}
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}
