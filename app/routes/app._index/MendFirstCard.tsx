import { BlockStack, Box, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { AudienceTags } from '~/components/AudienceTags';
import { useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { SeverityBadge } from '~/components/SeverityBadge';
import type { RuleCount } from '~/services/views';

/** What costs most, gravest first. */
export function MendFirstCard({ rules }: { rules: RuleCount[] }) {
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('home.mendFirst.title')}
        </Text>
        {rules.length === 0 && <Text as="p">{t('home.mendFirst.none')}</Text>}
        {rules.map((rule, index) => (
          <Fragment key={rule.rule}>
            {index > 0 && <Divider />}
            <RuleToMend rule={rule} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function RuleToMend({ rule }: { rule: RuleCount }) {
  const t = useTranslate();
  const title = t(`rule.${rule.rule}.title`);
  const { high, medium, low } = rule.openFindings;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <SeverityBadge severity={rule.severity} />
        <AudienceTags audiences={rule.audiences} />
      </InlineStack>
      <Text as="p">
        {t('home.mendFirst.counts', {
          listings: rule.outcomes.fail,
          findings: high + medium + low,
        })}
      </Text>
      <Text as="p" tone="subdued">
        {t(`rule.${rule.rule}.remedy`)}
      </Text>
      <Box>
        <Button
          variant="plain"
          url={listingsPath({ rule: rule.rule, state: 'findings' })}
          accessibilityLabel={t('home.mendFirst.seeFor', {
            listings: rule.outcomes.fail,
            rule: title,
          })}
        >
          {t('home.mendFirst.see', { listings: rule.outcomes.fail })}
        </Button>
      </Box>
    </BlockStack>
  );
}
