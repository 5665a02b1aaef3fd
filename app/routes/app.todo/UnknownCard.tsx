import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { supplyOf } from '~/components/unknown-rule';
import type { RuleCount } from '~/services/audit/ports';
import { titleOfRule } from '~/locales/rule-title';
import { sayOfRule } from '~/locales/rule-words';

/** What could not be judged, which is neither good nor bad, and how to make it known. */
export function UnknownCard({ rules }: { rules: RuleCount[] }) {
  const t = useTranslate();
  if (rules.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd" id="unknown">
            {t('home.unknown.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('home.unknown.text')}
          </Text>
        </BlockStack>
        {rules.map(({ rule, outcomes }, index) => (
          <Fragment key={rule}>
            {index > 0 && <Divider />}
            <BlockStack gap="200">
              <Text as="h3" variant="headingSm">
                {titleOfRule(t, rule)}
              </Text>
              <Text as="p">{t('home.unknown.count', { listings: outcomes.unknown })}</Text>
              <Text as="p" tone="subdued">
                {sayOfRule(t, rule, 'supply')}
              </Text>
              <InlineStack gap="400">
                <Supply rule={rule} />
                <Button
                  variant="plain"
                  url={listingsPath({ rule, state: 'unknown' })}
                  accessibilityLabel={t('home.unknown.seeFor', {
                    listings: outcomes.unknown,
                    rule: titleOfRule(t, rule),
                  })}
                >
                  {t('home.unknown.see', { listings: outcomes.unknown })}
                </Button>
              </InlineStack>
            </BlockStack>
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function Supply({ rule }: { rule: string }) {
  const t = useTranslate();
  const supply = supplyOf(rule);
  return (
    supply && (
      <Button variant="plain" url={supply.url}>
        {t(supply.label)}
      </Button>
    )
  );
}
