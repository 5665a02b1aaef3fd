import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { useTranslate } from '~/components/language';
import { listingsPath, packagingBoardPath } from '~/components/listing-links';
import type { RuleCount } from '~/services/audit/ports';
import { BOARD_RULE } from '~/services/catalogue/views';
import { titleOfRule } from '~/locales/rule-title';
import { sayOfRule } from '~/locales/rule-words';

/** Those that wait for prices of the past. */
const PRICE_RULES = new Set([
  'unsupported-was-price',
  'brief-reference-price',
  'stale-reference-price',
  'volatile-price',
  'price-jump',
]);

/** What could not be judged, which is neither good nor bad, and how to make it known. */
export function UnknownCard({ rules }: { rules: RuleCount[] }) {
  const t = useTranslate();
  if (rules.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
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
                {rule === BOARD_RULE && (
                  <Button variant="plain" url={packagingBoardPath('unknown')}>
                    {t('board.link')}
                  </Button>
                )}
                {PRICE_RULES.has(rule) && (
                  <Button variant="plain" url="/app/prices/import">
                    {t('prices.link')}
                  </Button>
                )}
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
