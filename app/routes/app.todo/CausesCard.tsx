import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { TitledCard } from '~/components/TitledCard';
import type { Cause } from '~/core/audit/causes';
import { titleOfRule } from '~/locales/rule-title';

/** Facts about the store that explain many findings each: said once, above them. */
export function CausesCard({ causes }: { causes: Cause[] }) {
  const t = useTranslate();
  if (causes.length === 0) return null;
  return (
    <TitledCard title={t('home.causes.title', { causes: causes.length })}>
      {causes.map(({ cause, findings, rules }) => (
        <BlockStack key={cause} gap="200">
          <Text as="h3" variant="headingSm">
            {t(`home.cause.${cause}.title`)}
          </Text>
          <Text as="p">{t('home.causes.explains', { findings })}</Text>
          <Text as="p" tone="subdued">
            {t(`home.cause.${cause}.remedy`)}
          </Text>
          <InlineStack gap="300">
            {rules.map((rule) => (
              <Button key={rule} variant="plain" url={listingsPath({ rule, state: 'findings' })}>
                {titleOfRule(t, rule)}
              </Button>
            ))}
          </InlineStack>
        </BlockStack>
      ))}
    </TitledCard>
  );
}
