import { BlockStack, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { AudienceTags } from '~/components/AudienceTags';
import { useTranslate } from '~/components/language';
import { SeverityBadge } from '~/components/SeverityBadge';
import { When } from '~/components/When';
import type { FindingView, HomeView } from '~/services/views';

/** What concerns the store as a whole: its policies, its languages, its punctuality. */
export function StoreCard({
  findings,
  orders,
}: {
  findings: FindingView[];
  orders: HomeView['orders'];
}) {
  const t = useTranslate();
  if (findings.length === 0 && orders.notice === null) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('home.store.title')}
        </Text>
        {findings.map((finding, index) => (
          <Fragment key={`${finding.rule} ${finding.key}`}>
            {index > 0 && <Divider />}
            <StoreFinding finding={finding} />
          </Fragment>
        ))}
        {orders.notice !== null && (
          <Text as="p" tone="subdued">
            {t(orders.notice)}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function StoreFinding({ finding }: { finding: FindingView }) {
  const t = useTranslate();
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {t(`rule.${finding.rule}.title`)}
        </Text>
        <SeverityBadge severity={finding.severity} />
        <AudienceTags audiences={finding.audiences} />
      </InlineStack>
      <Text as="p">{t(finding.message.id, finding.message.data)}</Text>
      <Text as="p" tone="subdued">
        {t('listing.findings.since')} <When instant={finding.openedAt} />
      </Text>
      <Text as="p" tone="subdued">
        {t(`rule.${finding.rule}.remedy`)}
      </Text>
    </BlockStack>
  );
}
